//! Sorting, once: each type that is sorted by the standard library is some 20 KB more in the page.

/// The places of `count` things in the order of their keys; equals keep their order.
#[must_use]
pub fn order(count: usize, key: &dyn Fn(usize) -> (u64, u64)) -> Vec<usize> {
    let mut keyed: Vec<((u64, u64), usize)> = (0..count).map(|it| (key(it), it)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, it)| it).collect()
}

/// `things` in the order of their keys; equals keep their order.
pub fn ordered<T: Copy>(things: &[T], key: impl Fn(&T) -> (u64, u64)) -> Vec<T> {
    let key_at = |at: usize| things.get(at).map_or((u64::MAX, u64::MAX), &key);
    let places = order(things.len(), &key_at);
    places
        .into_iter()
        .filter_map(|at| things.get(at).copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_equals_keep_their_order() {
        let things = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        let found: String = ordered(&things, |it| (it.0, 0))
            .iter()
            .map(|it| it.1)
            .collect();
        assert_eq!(found, "bdac");
    }
}
