//! Pairs two sides one to one so that the weights of all pairs together are as large as they can be.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::domain::text::order;

/// A pair that may be made. The weight is more than 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) right: usize,
    pub(super) weight: i128,
}

/// For each of the left its partner among the `n_right`, or nothing: the largest sum of weights. `None` where finding
/// it would take more than `steps` looks at an edge.
///
/// One left after the other gets the partner that makes the sum largest, and those before it may change theirs:
/// shortest augmenting paths with prices (J. Edmonds and R. M. Karp, “Theoretical Improvements in Algorithmic
/// Efficiency for Network Flow Problems”, *Journal of the ACM* 19(2), 1972), where staying alone costs as much as the
/// heaviest pair brings. A search never leaves what hangs together by overlaps, so that a long article costs no more
/// than the sum of its passages.
pub(super) fn assign(
    edges: &[Vec<Edge>],
    n_right: usize,
    steps: u64,
) -> Option<Vec<Option<usize>>> {
    let all = edges.iter().flatten();
    let heaviest = all.map(|it| it.weight).max().unwrap_or_default();
    let left = |of: &Vec<Edge>| Left {
        price: heaviest - of.iter().map(|it| it.weight).max().unwrap_or_default(),
        partner: None,
    };
    let mut pairs = Pairs {
        edges,
        heaviest,
        left: edges.iter().map(left).collect(),
        right: vec![Right::default(); n_right],
        search: 0,
        steps,
    };
    for free in 0..edges.len() {
        pairs.pair(free)?;
    }
    Some(pairs.left.iter().map(|it| it.partner).collect())
}

/// The heaviest pairs first, those alike in the order of the left: what is done where the best would take too long.
pub(super) fn assign_roughly(edges: &[Vec<Edge>], n_right: usize) -> Vec<Option<usize>> {
    let all: Vec<(usize, Edge)> = edges
        .iter()
        .enumerate()
        .flat_map(|(left, of)| of.iter().map(move |it| (left, *it)))
        .collect();
    let mut partners = vec![None; edges.len()];
    let mut is_taken = vec![false; n_right];
    let heaviest_first = |at: usize| all.get(at).map_or((0, 0), |it| heavy_first(it.1));
    for (left, edge) in order(all.len(), &heaviest_first)
        .into_iter()
        .filter_map(|it| all.get(it))
    {
        if let (Some(partner @ None), Some(taken @ false)) =
            (partners.get_mut(*left), is_taken.get_mut(edge.right))
        {
            *partner = Some(edge.right);
            *taken = true;
        }
    }
    partners
}

/// A key that puts heavy edges first.
pub(super) fn heavy_first(edge: Edge) -> (u64, u64) {
    let light = !(edge.weight as u128);
    ((light >> 64) as u64, light as u64)
}

#[derive(Clone, Copy)]
struct Left {
    price: i128,
    partner: Option<usize>,
}

#[derive(Clone, Copy, Default)]
struct Right {
    price: i128,
    owner: Option<usize>,
    /// The search that the rest is of.
    search: u64,
    /// How far it is from where the search began.
    far: i128,
    /// The left that leads to it.
    from: usize,
    is_settled: bool,
}

/// Where a search ends: at a right that is free, or at a left that stays alone.
#[derive(Clone, Copy)]
enum End {
    Free(usize),
    Alone(usize),
}

struct Pairs<'a> {
    edges: &'a [Vec<Edge>],
    heaviest: i128,
    left: Vec<Left>,
    right: Vec<Right>,
    search: u64,
    steps: u64,
}

impl Pairs<'_> {
    /// Pairs one more of the left; `None` where the steps are used up.
    fn pair(&mut self, free: usize) -> Option<()> {
        self.search += 1;
        let mut waiting: BinaryHeap<Reverse<(i128, usize)>> = BinaryHeap::new();
        // The lefts and rights on the way, each with how far it is.
        let (mut lefts, mut rights) = (vec![(free, 0)], Vec::new());
        let mut end = (self.alone(free, 0), End::Alone(free));
        let (mut left, mut far) = (free, 0);
        loop {
            self.look(left, far, &mut waiting)?;
            let Some((next, right)) = self.nearest(&mut waiting, end.0) else {
                break;
            };
            match self.right.get(right).and_then(|it| it.owner) {
                None => {
                    end = (next, End::Free(right));
                    break;
                }
                Some(owner) => {
                    rights.push((right, next));
                    lefts.push((owner, next));
                    (left, far) = (owner, next);
                    let alone = self.alone(owner, next);
                    if alone < end.0 {
                        end = (alone, End::Alone(owner));
                    }
                }
            }
        }
        for (left, far) in lefts {
            if let Some(it) = self.left.get_mut(left) {
                it.price += end.0 - far;
            }
        }
        for (right, far) in rights {
            if let Some(it) = self.right.get_mut(right) {
                it.price -= end.0 - far;
            }
        }
        self.turn(free, end.1);
        Some(())
    }

    /// How far it is to leaving this left alone.
    fn alone(&self, left: usize, far: i128) -> i128 {
        far + self.heaviest - self.left.get(left).map_or(0, |it| it.price)
    }

    /// Sees how far it is to those that a left may be paired with.
    fn look(
        &mut self,
        left: usize,
        far: i128,
        waiting: &mut BinaryHeap<Reverse<(i128, usize)>>,
    ) -> Option<()> {
        let edges = self.edges.get(left).map_or(&[][..], Vec::as_slice);
        self.steps = self.steps.checked_sub(edges.len() as u64)?;
        let here = far + self.heaviest - self.left.get(left).map_or(0, |it| it.price);
        for edge in edges {
            let Some(it) = self.right.get_mut(edge.right) else {
                continue;
            };
            let next = here - edge.weight - it.price;
            let is_new = it.search != self.search;
            if is_new || (!it.is_settled && next < it.far) {
                *it = Right {
                    search: self.search,
                    far: next,
                    from: left,
                    is_settled: false,
                    ..*it
                };
                waiting.push(Reverse((next, edge.right)));
            }
        }
        Some(())
    }

    /// The nearest right that was not looked at yet, where it is nearer than `limit`.
    fn nearest(
        &mut self,
        waiting: &mut BinaryHeap<Reverse<(i128, usize)>>,
        limit: i128,
    ) -> Option<(i128, usize)> {
        while let Some(Reverse((far, right))) = waiting.pop() {
            if far >= limit {
                return None;
            }
            match self.right.get_mut(right) {
                Some(it) if !it.is_settled && it.far == far => {
                    it.is_settled = true;
                    return Some((far, right));
                }
                _ => {}
            }
        }
        None
    }

    /// Pairs along the way from the end back to where the search began.
    fn turn(&mut self, free: usize, end: End) {
        let mut right = match end {
            End::Free(right) => Some(right),
            End::Alone(left) => self.left.get_mut(left).and_then(|it| it.partner.take()),
        };
        while let Some(at) = right {
            let Some(it) = self.right.get_mut(at) else {
                return;
            };
            let left = it.from;
            it.owner = Some(left);
            let given_up = self.left.get_mut(left).map(|it| it.partner.replace(at));
            right = if left == free {
                None
            } else {
                given_up.flatten()
            };
        }
    }
}
