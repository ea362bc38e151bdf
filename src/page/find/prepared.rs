//! A snapshot made ready for looking things up: each text taken apart once, and for each control the texts that name it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::wording::{Word, Wording, owner_of, tokens_of};
use crate::onelogin::Language;
use crate::page::place::language;
use crate::page::{Control, Evidence, Role, Snapshot, Source};

/// A snapshot and what is worked out from it once.
pub struct Prepared<'page> {
    /// The snapshot.
    pub snapshot: &'page Snapshot,
    /// The language that the page speaks, when it is not English.
    pub language: Option<Language>,
    made: Rc<Made>,
}

/// What is worked out from a snapshot, without it: whoever keeps a snapshot keeps this beside it.
pub struct Made {
    language: Option<Language>,
    owner: Vec<Word>,
    texts: Vec<Wording>,
    controls: Vec<Names>,
}

/// A text tied to a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tied {
    source: Source,
    text: usize,
}

/// What names one control.
struct Names {
    /// The texts that decide what it is.
    naming: Vec<Tied>,
    /// The `aria-label`, when a visible label decides; it must not say something else.
    spoken: Option<usize>,
    /// The nearest text seen beside it, when a label decides.
    beside: Option<usize>,
    /// What it stands under, nearest first.
    sections: Vec<usize>,
    in_dialog: bool,
}

/// How firmly a text is tied to a control: 3 a label, 2 layout, 1 placeholder, 0 title.
#[must_use]
pub const fn firmness(source: Source) -> u8 {
    match source {
        Source::AriaLabelledby | Source::AriaLabel | Source::Label | Source::Content | Source::Dt => 3,
        Source::TableRow | Source::TableColumn | Source::Before | Source::After | Source::Left | Source::Above => 2,
        Source::Placeholder => 1,
        Source::Title | Source::Dialog | Source::Legend | Source::Heading | Source::Tabpanel => 0,
    }
}

/// The steps in which evidence decides: a step counts only if no step before it says anything.
const STEPS: [&[Source]; 6] = [
    &[Source::AriaLabelledby, Source::Label, Source::Content],
    &[Source::Dt],
    &[Source::AriaLabel],
    LAYOUT,
    &[Source::Placeholder],
    &[Source::Title],
];

const LAYOUT: &[Source] =
    &[Source::TableRow, Source::TableColumn, Source::Before, Source::After, Source::Left, Source::Above];

impl<'page> Prepared<'page> {
    /// Takes the texts of a snapshot apart.
    #[must_use]
    pub fn of(snapshot: &'page Snapshot) -> Self {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let mut texts: Vec<Wording> = Vec::new();
        let mut tied_of = |evidence: &'page [Evidence]| -> Vec<Tied> {
            evidence
                .iter()
                .map(|entry| {
                    let text = *known.entry(&entry.text).or_insert_with(|| {
                        texts.push(Wording::of(&entry.text));
                        texts.len() - 1
                    });
                    Tied { source: entry.source, text }
                })
                .collect()
        };
        let mut labels: Vec<Vec<Tied>> = snapshot.controls.iter().map(|control| tied_of(&control.labels)).collect();
        let contexts: Vec<Vec<Tied>> = snapshot.controls.iter().map(|control| tied_of(&control.context)).collect();
        let open = settle_rows_of_boxes(snapshot, &mut labels, &texts);
        let mut headed: BTreeMap<usize, usize> = BTreeMap::new();
        for (control, contexts) in snapshot.controls.iter().zip(&contexts) {
            if matches!(control.role, Role::Textbox | Role::Combobox | Role::Radiogroup) {
                for context in contexts {
                    *headed.entry(context.text).or_default() += 1;
                }
            }
        }
        let controls = snapshot
            .controls
            .iter()
            .zip(labels.iter().zip(&contexts))
            .enumerate()
            .map(|(index, (control, (labels, contexts)))| {
                Names::of(control, labels, contexts, &texts, open.contains(&index), &headed)
            })
            .collect();
        let owner = owner_of(&snapshot.title, snapshot.headings.first().map_or("", String::as_str));
        Self::with(snapshot, Rc::new(Made { language: language(snapshot), owner, texts, controls }))
    }

    /// A snapshot with what was worked out from it before.
    #[must_use]
    pub fn with(snapshot: &'page Snapshot, made: Rc<Made>) -> Self {
        Self { snapshot, language: made.language, made }
    }

    /// What was worked out, to be kept.
    #[must_use]
    pub fn made(&self) -> Rc<Made> {
        Rc::clone(&self.made)
    }

    /// A text by its number.
    fn text(&self, number: usize) -> Option<&Wording> {
        self.made.texts.get(number)
    }

    /// Words of the name that the page is headed by, as a record's page is.
    #[must_use]
    pub fn owner(&self) -> &[Word] {
        &self.made.owner
    }

    /// The texts that decide what a control is.
    pub fn naming(&self, index: usize) -> impl Iterator<Item = (Source, &Wording)> {
        self.made
            .controls
            .get(index)
            .into_iter()
            .flat_map(|names| &names.naming)
            .filter_map(|tied| Some((tied.source, self.text(tied.text)?)))
    }

    /// What a screen reader calls a control that has a visible label too.
    #[must_use]
    pub fn spoken(&self, index: usize) -> Option<&Wording> {
        self.text(self.made.controls.get(index)?.spoken?)
    }

    /// The nearest text that is seen beside a control with a label.
    #[must_use]
    pub fn beside(&self, index: usize) -> Option<&Wording> {
        self.text(self.made.controls.get(index)?.beside?)
    }

    /// What a control stands under, nearest first, without the dialog and the page's own title.
    pub fn sections(&self, index: usize) -> impl Iterator<Item = &Wording> {
        self.made
            .controls
            .get(index)
            .into_iter()
            .flat_map(|names| &names.sections)
            .filter_map(|number| self.text(*number))
            .filter(|section| !section.words.is_empty())
    }

    /// Does it stand in the open dialog?
    #[must_use]
    pub fn is_in_dialog(&self, index: usize) -> bool {
        self.made.controls.get(index).is_some_and(|names| names.in_dialog)
    }

    /// The words of the names that the page's makers gave a control.
    #[must_use]
    pub fn tokens(&self, index: usize) -> Vec<Word> {
        self.snapshot
            .controls
            .get(index)
            .map(|control| tokens_of(&[&control.name, &control.id, &control.data]))
            .unwrap_or_default()
    }
}

impl Names {
    /// `headed` counts the fields under each heading.
    fn of(
        control: &Control,
        labels: &[Tied],
        contexts: &[Tied],
        texts: &[Wording],
        open: bool,
        headed: &BTreeMap<usize, usize>,
    ) -> Self {
        let sections = contexts.iter().filter(|tied| tied.source != Source::Dialog).map(|tied| tied.text).collect();
        let in_dialog = contexts.iter().any(|tied| tied.source == Source::Dialog);
        // Most controls of a long page are links, and a link has its text.
        if let [only] = labels
            && firmness(only.source) == 3
        {
            return Self { naming: vec![*only], spoken: None, beside: None, sections, in_dialog };
        }
        let informs = |tied: &Tied| texts.get(tied.text).is_some_and(Wording::is_informative);
        // The heading right above a field is that of the section; it names the field only if nothing else does. Buttons that are a
        // choice say what they are: they take no name from a section with other fields.
        let heads = |tied: &Tied| contexts.iter().any(|context| context.text == tied.text);
        let is_section = |tied: &Tied| {
            control.role == Role::Radiogroup && heads(tied) && headed.get(&tied.text).is_some_and(|fields| *fields > 1)
        };
        let step = |sources: &[Source]| -> Vec<Tied> {
            let is_it = |tied: &&Tied| sources.contains(&tied.source) && !(sources == LAYOUT && is_section(tied));
            labels.iter().filter(is_it).copied().collect()
        };
        let around: Vec<Tied> = step(LAYOUT).into_iter().filter(informs).collect();
        let beside_it: Vec<Tied> = around.iter().copied().filter(|tied| !heads(tied)).collect();
        let naming = STEPS
            .iter()
            .map(|sources| match *sources {
                sources if sources == LAYOUT => nearest(control, &beside_it, texts, open),
                sources => step(sources).into_iter().filter(informs).collect(),
            })
            .find(|found: &Vec<Tied>| !found.is_empty())
            .or_else(|| Some(nearest(control, &around, texts, open)).filter(|found| !found.is_empty()))
            // A button called “+” is called so, if nothing says more.
            .or_else(|| STEPS.iter().map(|sources| step(sources)).find(|found| !found.is_empty()))
            .unwrap_or_default();
        let visible = naming.iter().any(|tied| firmness(tied.source) == 3 && tied.source != Source::AriaLabel);
        let firm = naming.iter().any(|tied| firmness(tied.source) == 3);
        let find = |source: Source| labels.iter().find(|tied| tied.source == source && informs(tied));
        let beside = [Source::Before, Source::Left, Source::Above].into_iter().find_map(find).map(|tied| tied.text);
        Self {
            spoken: find(Source::AriaLabel).filter(|_| visible).map(|tied| tied.text),
            beside: beside.filter(|_| firm),
            sections,
            in_dialog,
            naming,
        }
    }
}

/// Of the texts around a control the ones that can be meant: the nearest for a field, both sides for a box.
fn nearest(control: &Control, around: &[Tied], texts: &[Wording], open: bool) -> Vec<Tied> {
    let of = |sources: &[Source]| -> Vec<Tied> {
        around.iter().copied().filter(|tied| sources.contains(&tied.source)).collect()
    };
    if is_box(control.role) {
        let sides = of(&[Source::After]);
        let sides = if sides.is_empty() || open { of(&[Source::After, Source::Before]) } else { sides };
        let beside = if sides.is_empty() {
            [Source::Left, Source::Above].iter().map(|source| of(&[*source])).find(|found| !found.is_empty())
        } else {
            Some(sides)
        };
        return of(&[Source::TableRow, Source::TableColumn]).into_iter().chain(beside.unwrap_or_default()).collect();
    }
    let beside = [Source::Before, Source::Left, Source::Above]
        .iter()
        .map(|source| of(&[*source]))
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    let cells = of(&[Source::TableRow, Source::TableColumn]);
    // The cell at the head of the row names the field only if nothing nearer says something else.
    let near = beside.first().filter(|tied| tied.source != Source::Above).and_then(|tied| texts.get(tied.text));
    let same = |tied: &Tied| {
        near.is_none_or(|near| {
            texts.get(tied.text).is_some_and(|text| text.folded == near.folded || text.words == near.words)
        })
    };
    let kept: Vec<Tied> = cells.into_iter().filter(same).collect();
    let above_too = kept.is_empty() || beside.first().is_none_or(|tied| tied.source != Source::Above);
    kept.into_iter().chain(beside.into_iter().filter(|_| above_too)).collect()
}

const fn is_box(role: Role) -> bool {
    matches!(role, Role::Checkbox | Role::Radio | Role::Switch)
}

/// In a row of boxes with texts between them, a text stands after one box and before the next. Which one it names is told
/// by the ends of the row: the side that has no text is not the side of the names. Where both ends have one, and the first
/// is not an introduction that ends with a colon, it stays open, and both boxes are candidates: those are given back.
fn settle_rows_of_boxes(snapshot: &Snapshot, labels: &mut [Vec<Tied>], texts: &[Wording]) -> BTreeSet<usize> {
    let find = |tied: &[Tied], source: Source| tied.iter().find(|tied| tied.source == source).map(|tied| tied.text);
    let folded = |number: usize| texts.get(number).map(|text| text.folded.as_str()).filter(|text| !text.is_empty());
    let mut boxes: Vec<usize> = Vec::new();
    let mut open = BTreeSet::new();
    let mut close = |row: &[usize], labels: &mut [Vec<Tied>]| {
        let (Some(first), Some(last)) = (row.first(), row.last()) else { return };
        if row.len() < 2 {
            return;
        }
        let before = labels.get(*first).and_then(|tied| find(tied, Source::Before));
        let after = labels.get(*last).and_then(|tied| find(tied, Source::After));
        let intro = snapshot.controls.get(*first).is_some_and(|control| {
            control.labels.iter().any(|label| label.source == Source::Before && label.text.trim_end().ends_with(':'))
        });
        let wrong = match (before, after) {
            (None, Some(_)) => Source::Before,
            (Some(_), None) => Source::After,
            (Some(_), Some(_)) if intro => Source::Before,
            _ => {
                open.extend(row.iter().copied());
                return;
            }
        };
        for index in row {
            if let Some(tied) = labels.get_mut(*index) {
                tied.retain(|tied| tied.source != wrong);
            }
        }
    };
    for (index, control) in snapshot.controls.iter().enumerate() {
        if !is_box(control.role) {
            close(&boxes, labels);
            boxes.clear();
            continue;
        }
        let joined = boxes.last().is_some_and(|last| {
            let after = labels.get(*last).and_then(|tied| find(tied, Source::After)).and_then(folded);
            let before = labels.get(index).and_then(|tied| find(tied, Source::Before)).and_then(folded);
            after.is_some() && after == before
        });
        if !joined {
            close(&boxes, labels);
            boxes.clear();
        }
        boxes.push(index);
    }
    close(&boxes, labels);
    open
}
