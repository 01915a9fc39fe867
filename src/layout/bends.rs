//! How arcs bow.
/// Bends of relations beside an influence, nearest first.
pub const FAN: [f64; 3] = [0.10, 0.22, 0.34];
