//! The outline of land and countries behind a board of places, and the part of the world that is shown of it.
//!
//! The projection is equirectangular: degrees become drawing units by a scale for each axis. Nothing here
//! goes round the date line: places on both sides of it get a frame from one edge of the world to the other.

/// A place on the globe: longitude east, then latitude north, in hundredths of a degree.
type Point = (i32, i32);

/// First line of a file: what it is, its version, units per degree.
const HEADER: &str = "whosaid-outline 1 100";

/// Coasts and borders, as lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// At least two points each: longitude east and latitude north in hundredths of a degree.
    lines: Vec<Vec<Point>>,
}

/// The part of the world that is shown; its edges in hundredths of a degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Longitude east of the left edge.
    pub west: i32,
    /// Latitude north of the lower edge.
    pub south: i32,
    /// Longitude east of the right edge.
    pub east: i32,
    /// Latitude north of the upper edge.
    pub north: i32,
}

impl Outline {
    /// Reads a file as `data/outline/README.md` describes it; nothing if any of it is wrong.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut rows = text.lines();
        if rows.next()? != HEADER {
            return None;
        }
        let lines = rows.map(line).collect::<Option<_>>()?;
        Some(Self { lines })
    }

    /// What of the outline touches the frame: the `d` of an SVG path in drawing units, to be stroked and not
    /// filled. Segments that cross the edge are whole, so that the path reaches beyond the drawing.
    #[must_use]
    pub fn path(&self, frame: &Frame) -> String {
        let mut path = String::new();
        let mut pen = None;
        for line in &self.lines {
            for (&from, &to) in line.iter().zip(line.iter().skip(1)) {
                let (start, end) = (frame.place(from), frame.place(to));
                if start == end || !frame.touches(from, to) {
                    continue;
                }
                if pen != Some(start) {
                    // Also begins the first line: a relative move that opens a path counts from zero.
                    path.push('m');
                    step(&mut path, pen.unwrap_or_default(), start);
                }
                step(&mut path, start, end);
                pen = Some(end);
            }
        }
        path
    }
}

impl Frame {
    /// The whole world.
    pub const WORLD: Self = Self {
        west: -18_000,
        south: -9_000,
        east: 18_000,
        north: 9_000,
    };

    /// A frame around points (longitude east, latitude north, hundredths of a degree) with 15 % of their extent
    /// free on each side, at least 8° by 6°, four wide to three high. It is pushed inwards at an edge of the
    /// world. If there are no points or that would be higher than the world, it is the whole world, two to one.
    #[must_use]
    pub fn around(points: &[(i32, i32)]) -> Self {
        let world = Self::WORLD;
        let lons = points.iter().map(|it| it.0.clamp(world.west, world.east));
        let lats = points.iter().map(|it| it.1.clamp(world.south, world.north));
        let (Some(west), Some(east)) = (lons.clone().min(), lons.max()) else {
            return world;
        };
        let (Some(south), Some(north)) = (lats.clone().min(), lats.max()) else {
            return world;
        };
        // A quarter of the width and a third of the height: the larger of both, rounded up.
        let quarter = ((east - west) * 13 + 39) / 40;
        let third = ((north - south) * 13 + 29) / 30;
        let part = quarter.max(third).max(200);
        let (width, height) = (4 * part, 3 * part);
        if height > world.north - world.south {
            return world;
        }
        let begin = |sum: i32, size: i32, least: i32, most: i32| {
            (sum - size).div_euclid(2).clamp(least, most - size)
        };
        let west = begin(west + east, width, world.west, world.east);
        let south = begin(south + north, height, world.south, world.north);
        Self {
            west,
            south,
            east: west + width,
            north: south + height,
        }
    }

    /// Where a point (longitude east, latitude north, hundredths of a degree) stands in the drawing, which is
    /// 8000 units wide and 6000 high, y down. What lies outside of the frame lies outside of the drawing. The
    /// whole world fills the drawing as well: its degrees north are one and a half times as long as those east.
    #[must_use]
    pub fn place(&self, point: (i32, i32)) -> (i32, i32) {
        (
            scale(point.0, self.west, self.east, 8_000),
            scale(point.1, self.north, self.south, 6_000),
        )
    }

    /// Whether the box around a segment touches the frame.
    fn touches(&self, from: Point, to: Point) -> bool {
        from.0.max(to.0) >= self.west
            && from.0.min(to.0) <= self.east
            && from.1.max(to.1) >= self.south
            && from.1.min(to.1) <= self.north
    }
}

/// One line of a file: a point, then the steps to the next ones.
fn line(row: &str) -> Option<Vec<Point>> {
    let mut numbers = row.split(' ').map(|it| it.parse::<i32>().ok());
    let (mut lon, mut lat) = (0_i32, 0_i32);
    let mut points = Vec::new();
    while let Some(step) = numbers.next() {
        lon = lon.checked_add(step?)?;
        lat = lat.checked_add(numbers.next()??)?;
        if !(-18_000..=18_000).contains(&lon) || !(-9_000..=9_000).contains(&lat) {
            return None;
        }
        points.push((lon, lat));
    }
    (points.len() > 1).then_some(points)
}

/// Where a value stands when `first` is 0 and `last` is `units`, to the nearest unit.
fn scale(value: i32, first: i32, last: i32, units: i64) -> i32 {
    let span = i64::from(last) - i64::from(first);
    let way = (i64::from(value) - i64::from(first)) * span.signum() * units;
    let size = span.abs().max(1);
    let place = (way + size / 2).div_euclid(size);
    place.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
}

/// Writes the way from one place to another; a minus sign needs no space before it.
fn step(path: &mut String, from: (i32, i32), to: (i32, i32)) {
    for (from, to) in [(from.0, to.0), (from.1, to.1)] {
        let way = i64::from(to) - i64::from(from);
        if way >= 0 && path.ends_with(|it: char| it.is_ascii_digit()) {
            path.push(' ');
        }
        path.push_str(&way.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: [i32; 4] = [-18_000, -9_000, 18_000, 9_000];

    /// Checks the edges of the frame around these points, and in it the path of these rows.
    #[track_caller]
    fn check(points: &[Point], edges: [i32; 4], rows: &str, path: Option<&str>) {
        let frame = Frame::around(points);
        let found = [frame.west, frame.south, frame.east, frame.north];
        assert_eq!(found, edges, "{points:?}");
        let outline = Outline::read(&format!("{HEADER}\n{rows}"));
        let found = outline.map(|it| it.path(&frame));
        assert_eq!(found.as_deref(), path, "{rows:?}");
    }

    #[test]
    fn ok_frames_hold_their_points() {
        let far = i32::MAX;
        let news = [(3_630, 3_350), (3_669, 3_364)];
        for (points, edges) in [
            (&[][..], WORLD),
            (&[(0, 0)], [-400, -300, 400, 300]),
            (&news, [3_249, 3_057, 4_049, 3_657]),
            (&[(0, 0), (4_000, 0)], [-600, -1_950, 4_600, 1_950]),
            (&[(0, 0), (0, 3_000)], [-2_600, -450, 2_600, 3_450]),
            (&[(18_000, 9_000)], [17_200, 8_400, 18_000, 9_000]),
            (&[(far, -far)], [17_200, -9_000, 18_000, -8_400]),
            (&[(far, 0), (-far, 0)], WORLD),
        ] {
            check(points, edges, "", Some(""));
        }
    }

    #[test]
    fn ok_paths_hold_what_touches_the_frame() {
        // Ten drawing units in a hundredth of a degree.
        for (rows, path) in [
            ("100 500 1 0 0 -1\n", "m1000 1000 10 0 0 10"),
            ("-100 300 200 0", "m-1000 3000 2000 0"),
            ("-150 300 50 50 50 0 100 0", "m-500 2500 1000 0"),
            // Out and in again: the second line is counted from the end of the first.
            ("700 1 200 0 0 5 -200 0", "m7000 5990 2000 0m0-50-2000 0"),
            // Two lines that meet are one.
            ("100 100 10 0\n110 100 0 10", "m1000 5000 100 0 0-100"),
            ("-100 700 900 100", ""),
            ("0 600 0 100", "m0 0 0-1000"),
        ] {
            check(&[(400, 300)], [0, 0, 800, 600], rows, Some(path));
        }
        check(&[], WORLD, "0 0 1 1 1 1 1 1", Some("m4000 3000 0-1 1 0"));
    }

    #[test]
    fn err_rows_that_are_no_lines_on_the_globe() {
        let wrong = "1 1|1 1 1|1 1 x 1|1 1  1 1|1 1 1.5 1|18000 0 1 0|0 -9000 0 -1|-18001 0 1 0|\
            0 0 2147483648 0|5 5 2147483647 0|0 0 -2147483648 0|\n1 1 1 1|1 1 1 1\n\n";
        for rows in wrong.split('|') {
            check(&[], WORLD, rows, None);
        }
        for text in ["", "1 1 1 1", "whosaid-outline 2 100\n1 1 1 1"] {
            assert_eq!(Outline::read(text), None, "{text:?}");
        }
    }

    #[test]
    fn ok_nothing_overflows() {
        let (least, most) = (i32::MIN, i32::MAX);
        let [huge, none] = [(least, most), (5, 5)].map(|(west, east)| Frame {
            west,
            south: west,
            east,
            north: east,
        });
        for (frame, point, expected) in [
            (huge, (least, least), (0, 6_000)),
            (huge, (most, most), (8_000, 0)),
            (none, (5, 5), (0, 0)),
            (none, (most, least), (0, 0)),
            (Frame::WORLD, (most, least), (477_222_588, 715_830_883)),
        ] {
            assert_eq!(frame.place(point), expected, "{frame:?} {point:?}");
        }
    }

    #[test]
    fn ok_the_world_is_read() {
        let outline = Outline::read(include_str!("../../../data/outline/world.txt")).unwrap();
        assert_eq!(outline.lines.len(), 598);
        let near = outline.path(&Frame::around(&[(3_630, 3_350), (3_669, 3_364)]));
        assert!((100..2_000).contains(&near.len()), "{}", near.len());
    }
}
