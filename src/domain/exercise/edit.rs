//! What a teacher does to an exercise, one thing at a time.

use super::{Ask, Exercise, Question, Right, Setting};
use crate::domain::model::AnnotationId;

impl Exercise {
    /// Changes what is said of one of the teacher's marks. What is as it would be anyway takes no room.
    pub fn set(&mut self, of: AnnotationId, change: impl FnOnce(&mut Setting)) {
        let mut setting = self.setting(of);
        change(&mut setting);
        self.settings.retain(|it| it.0 != of);
        if setting != Setting::default() {
            self.settings.push((of, setting));
        }
    }

    /// What is right to answer to the question of this number, where that is said.
    #[must_use]
    pub fn right(&self, number: u16) -> Option<&Right> {
        let found = self.answers.iter().find(|it| it.0 == number);
        found.map(|it| &it.1)
    }

    /// Says what is right to answer to the question of this number, or nothing any more.
    pub fn set_right(&mut self, number: u16, right: Option<Right>) {
        self.answers.retain(|it| it.0 != number);
        self.answers.extend(right.map(|it| (number, it)));
    }

    /// Asks one thing more, in the pupil's own words at first. Its number was never another's.
    pub fn add_question(&mut self) {
        let last = self.questions.iter().map(|it| it.number).max();
        self.questions.push(Question {
            number: last.unwrap_or_default().saturating_add(1),
            words: String::new(),
            hint: String::new(),
            ask: Ask::Free,
            points: 1,
        });
    }

    /// Takes the question at a place away, and what is right to answer to it.
    pub fn remove_question(&mut self, at: usize) {
        if at < self.questions.len() {
            let gone = self.questions.remove(at);
            self.set_right(gone.number, None);
        }
    }

    /// Lets the question at a place change places with the one before it.
    pub fn raise_question(&mut self, at: usize) {
        if at > 0 && at < self.questions.len() {
            self.questions.swap(at - 1, at);
        }
    }

    /// Says how the question at a place is answered; what is right is to be said anew.
    pub fn set_ask(&mut self, at: usize, ask: Ask) {
        if let Some(question) = self.questions.get_mut(at) {
            question.ask = ask;
            let number = question.number;
            self.set_right(number, None);
        }
    }

    /// The options of the question at a place, where it has some.
    pub fn options_mut(&mut self, at: usize) -> Option<&mut Vec<String>> {
        match &mut self.questions.get_mut(at)?.ask {
            Ask::Choice(options) => Some(options),
            Ask::Free | Ask::Passage => None,
        }
    }

    /// Takes an option away; what is right stays right.
    pub fn remove_option(&mut self, at: usize, option: u16) {
        let Some(options) = self.options_mut(at) else {
            return;
        };
        if usize::from(option) < options.len() {
            options.remove(option.into());
            self.change_right_options(at, |right| {
                right.retain(|it| *it != option);
                for it in right.iter_mut().filter(|it| **it > option) {
                    *it -= 1;
                }
            });
        }
    }

    /// Lets an option be right, or not any more.
    pub fn toggle_right(&mut self, at: usize, option: u16) {
        self.change_right_options(at, |right| match right.binary_search(&option) {
            Ok(place) => drop(right.remove(place)),
            Err(place) => right.insert(place, option),
        });
    }

    fn change_right_options(&mut self, at: usize, change: impl FnOnce(&mut Vec<u16>)) {
        let Some(number) = self.questions.get(at).map(|it| it.number) else {
            return;
        };
        let mut all = match self.right(number) {
            Some(Right::Options(all)) => all.clone(),
            _ => Vec::new(),
        };
        change(&mut all);
        self.set_right(number, (!all.is_empty()).then_some(Right::Options(all)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::exercise::Role;
    use crate::domain::model::Id;

    fn choice(options: &[&str]) -> Exercise {
        let mut exercise = Exercise::default();
        exercise.add_question();
        exercise.set_ask(
            0,
            Ask::Choice(options.iter().map(|it| (*it).to_owned()).collect()),
        );
        exercise
    }

    #[test]
    fn ok_what_is_as_it_would_be_anyway_takes_no_room() {
        let mut exercise = Exercise::default();
        let id = AnnotationId(Id::from_bytes([1; 16]));
        exercise.set(id, |it| it.role = Role::Trap);
        assert_eq!(exercise.setting(id).role, Role::Trap);
        exercise.set(id, |it| it.role = Role::Wanted);
        assert_eq!(exercise.settings, vec![]);
    }

    #[test]
    fn ok_right_options_follow_their_options() {
        let mut exercise = choice(&["a", "b", "c"]);
        exercise.toggle_right(0, 2);
        exercise.toggle_right(0, 0);
        assert_eq!(exercise.right(1), Some(&Right::Options(vec![0, 2])));
        exercise.remove_option(0, 0);
        assert_eq!(exercise.right(1), Some(&Right::Options(vec![1])));
        exercise.toggle_right(0, 1);
        assert_eq!(exercise.right(1), None);
        exercise.remove_option(0, 9);
        exercise.remove_option(7, 0);
        assert_eq!(exercise.options_mut(0).map(|it| it.len()), Some(2));
    }

    #[test]
    fn ok_numbers_stay_when_questions_move_and_go() {
        let mut exercise = Exercise::default();
        for _ in 0..3 {
            exercise.add_question();
        }
        exercise.set_right(2, Some(Right::Model("x".to_owned())));
        exercise.raise_question(2);
        exercise.raise_question(0);
        exercise.raise_question(9);
        let numbers = |it: &Exercise| it.questions.iter().map(|it| it.number).collect::<Vec<_>>();
        assert_eq!(numbers(&exercise), [1, 3, 2]);
        exercise.remove_question(2);
        assert_eq!((numbers(&exercise), exercise.right(2)), (vec![1, 3], None));
        exercise.add_question();
        assert_eq!(numbers(&exercise), [1, 3, 4]);
    }
}
