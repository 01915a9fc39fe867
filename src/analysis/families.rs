//! Families of loops: a short loop and the variants of it that differ by one detour.

use super::loops::Loops;

/// The most loops that are sorted into families, the shortest first.
const LOOPS: usize = 2_000;

/// A loop and its variants, by place in the list of [`Loops`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    /// The shortest.
    pub first: usize,
    /// Those that go another way between two of its elements and otherwise run along it, for at least half of its steps; the other way is at
    /// most one step longer than what they share, so that a loop of two is not the first of all that pass through it.
    pub variants: Vec<usize>,
}

/// The loops of a list by family, in the order of their first. Each loop belongs to the first family that it fits; one of its own is a family
/// of one. Of long lists only the first 2,000 are sorted.
pub fn families(loops: &Loops) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for at in 0..loops.len().min(LOOPS) {
        match families.iter_mut().find(|family| differ_by_a_detour(loops.nodes(family.first), loops.nodes(at))) {
            Some(family) => family.variants.push(at),
            None => families.push(Family { first: at, variants: Vec::new() }),
        }
    }
    families
}

/// Two loops share one stretch, of at least half of the first's steps, and nothing else; and it is for the most part the same loop: the
/// detour has at most one step more than the stretch.
fn differ_by_a_detour(first: &[u32], other: &[u32]) -> bool {
    let after = |of: &[u32], node: u32| of.iter().cycle().skip_while(|&&n| n != node).nth(1).copied();
    let shared: Vec<u32> = first.iter().copied().filter(|node| other.contains(node)).collect();
    if shared.len() < 2 || shared.len() * 2 < first.len() {
        return false;
    }
    let together = shared.iter().filter(|&&node| after(first, node) == after(other, node)).count();
    // One stretch has one step fewer than elements.
    together + 1 == shared.len() && together * 2 >= first.len() && other.len() <= 2 * together + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detour_leaves_the_rest_as_it_is() {
        assert!(differ_by_a_detour(&[1, 2, 3, 4], &[1, 2, 9, 8, 4]), "between 2 and 4");
        assert!(differ_by_a_detour(&[1, 2], &[1, 2, 3]), "home another way");
        assert!(!differ_by_a_detour(&[1, 2, 3, 4], &[1, 7, 3, 8]), "two detours");
        assert!(!differ_by_a_detour(&[1, 2, 3, 4, 5, 6], &[1, 2, 9]), "little in common");
        assert!(!differ_by_a_detour(&[1, 2, 3], &[4, 5]));
        assert!(!differ_by_a_detour(&[1, 2], &[1, 2, 3, 4, 5]), "a long way round through a loop of two is a loop of its own");
    }
}
