//! Measures of the map in map units (1 u is 1 px at 100 %).

use serde::Deserialize;

/// Lengths in map units.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pens {
    /// Label size.
    pub label: f64,
    /// Line height of labels ÷ size.
    pub leading: f64,
    /// Widest label line.
    pub wrap: f64,
    /// Widest label line of an intervention.
    pub wrap_intervention: f64,
    /// Left and right of a label.
    pub padding_x: f64,
    /// Above and below a label.
    pub padding_y: f64,
    /// Narrowest element.
    pub min_width: f64,
    /// Lowest element.
    pub min_height: f64,
    /// Corner radius of factors and outcomes.
    pub corner: f64,
    /// How far inside the second line of an outcome runs.
    pub outcome_gap: f64,
    /// Length of each point of an intervention.
    pub nose: f64,
    /// Line of an element.
    pub outline: f64,
    /// Line of a selected element.
    pub selected: f64,
    /// Width of the halo of a selected element.
    pub halo: f64,
    /// Line of a connection.
    pub link: f64,
    /// Line of a relation.
    pub relation: f64,
    /// Line of a traced loop.
    pub traced: f64,
    /// Arrowhead, along.
    pub head_length: f64,
    /// Arrowhead, across.
    pub head_width: f64,
    /// How deep its back is cut in.
    pub head_notch: f64,
    /// Between an outline and the tip.
    pub tip_gap: f64,
    /// Between an outline and the tail.
    pub tail_gap: f64,
    /// Open head of a relation, along.
    pub open_head_length: f64,
    /// Open head of a relation, across.
    pub open_head_width: f64,
    /// Radius of a polarity disc.
    pub disc: f64,
    /// Between a disc and the head before it.
    pub disc_back: f64,
    /// Line of a disc.
    pub disc_line: f64,
    /// Line of the sign in a disc.
    pub glyph_line: f64,
    /// Half the width of the sign in a disc.
    pub glyph_arm: f64,
    /// On and off of a − line.
    pub dash_minus: [f64; 2],
    /// On and off of a ? line.
    pub dash_unknown: [f64; 2],
    /// On and off of a draft outline.
    pub dash_draft: [f64; 2],
    /// Length of a delay bar.
    pub delay_length: f64,
    /// Between two delay bars.
    pub delay_gap: f64,
    /// Line of a delay bar.
    pub delay_line: f64,
    /// Arm of the cross of an absent relation.
    pub cross: f64,
    /// Bow of a connection in no loop, ÷ chord.
    pub bow_free: f64,
    /// Bow of two connections there and back, ÷ chord.
    pub bow_pair: f64,
    /// Least height of an arc outside rings.
    pub bow_min: f64,
    /// Greatest height of an arc outside rings.
    pub bow_max: f64,
    /// Height of an evidence badge.
    pub badge_height: f64,
    /// Width of its bar.
    pub bar_width: f64,
    /// Height of its bar.
    pub bar_height: f64,
    /// Size of its count.
    pub badge_text: f64,
    /// Radius of a loop mark.
    pub ring: f64,
    /// Line of a reinforcing loop mark.
    pub ring_line: f64,
    /// Size of the code in it.
    pub ring_text: f64,
    /// Size of the name under it.
    pub loop_name: f64,
    /// From members to the edge of their group.
    pub group_pad: f64,
    /// The same above.
    pub group_pad_top: f64,
    /// Corner radius of a group.
    pub group_corner: f64,
    /// Height of a group tab.
    pub tab_height: f64,
    /// Width of the hatched band of a group on paper.
    pub band: f64,
    /// Line of a badge.
    pub badge_line: f64,
    /// How much thicker a ? line is.
    pub unknown_extra: f64,
    /// Between an element and a group it is not in.
    pub clear: f64,
    /// Size of a relation verb.
    pub verb: f64,
    /// Size of a part code.
    pub code: f64,
    /// Size of a group title.
    pub group_title: f64,
    /// Line of an open head.
    pub relation_head_line: f64,
    /// Line of a draft outline.
    pub draft_line: f64,
    /// Line of the cross of an absent relation.
    pub cross_line: f64,
    /// Height of a lever mark.
    pub lever_height: f64,
    /// Pitch of the hatch of the second voice.
    pub hatch_pitch: f64,
    /// Pitch of the hatch of a group band.
    pub band_pitch: f64,
    /// Radius of a connection handle.
    pub handle: f64,
    /// Ring round a connection handle.
    pub handle_ring: f64,
}
