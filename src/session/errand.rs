//! What a thread is sent for: an answer to a question, one question at a time. It keeps the last answer while the next is on its way, and
//! knows nothing of what is asked.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::Waker;
use crate::analysis::Pace;

/// The last answer with its question, and the question whose answer is on its way.
#[derive(Debug)]
pub struct Errand<Q, A> {
    done: Option<(Q, A)>,
    coming: Option<(Q, Receiver<A>)>,
    /// Of the thread that is out.
    pace: Pace,
}

/// Nobody waits for the thread any more.
impl<Q, A> Drop for Errand<Q, A> {
    fn drop(&mut self) {
        self.pace.stop();
    }
}

impl<Q, A> Default for Errand<Q, A> {
    fn default() -> Self {
        Self { done: None, coming: None, pace: Pace::default() }
    }
}

impl<Q: PartialEq, A: Send + 'static> Errand<Q, A> {
    /// Sends a thread for the answer. One that is still out for another question is not waited for any more.
    pub fn send(&mut self, question: Q, work: impl FnOnce() -> A + Send + 'static) {
        self.send_and_wake(question, Waker::default(), work);
    }

    /// The same; somebody is told when the answer has come.
    pub fn send_and_wake(&mut self, question: Q, waker: Waker, work: impl FnOnce() -> A + Send + 'static) {
        self.send_paced(question, waker, |_| work());
    }

    /// The same; the work hears by its pace when nobody waits for it any more: another question was asked, or the errand was dropped.
    pub fn send_paced(&mut self, question: Q, waker: Waker, work: impl FnOnce(&Pace) -> A + Send + 'static) {
        self.pace.stop();
        self.pace = Pace::default();
        let pace = self.pace.clone();
        let (send, receive) = channel();
        thread::spawn(move || {
            if send.send(work(&pace)).is_ok() {
                waker.wake();
            }
        });
        self.coming = Some((question, receive));
    }

    /// Takes in an answer that has come; `lost` stands in for one that never will.
    pub fn take(&mut self, lost: impl FnOnce() -> A) {
        let Some((_, coming)) = &self.coming else { return };
        let answer = match coming.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => lost(),
        };
        self.answer(answer);
    }

    /// Takes an answer that has come out, with its question: it is told once.
    pub fn collect(&mut self, lost: impl FnOnce() -> A) -> Option<(Q, A)> {
        self.take(lost);
        self.done.take()
    }

    /// Waits for the answer that is on its way.
    pub fn wait(&mut self) {
        if let Some(Ok(answer)) = self.coming.as_ref().map(|(_, coming)| coming.recv()) {
            self.answer(answer);
        }
    }

    /// Answers the question that is out, whatever the thread would have said; does nothing when none is.
    pub fn answer(&mut self, answer: A) {
        if let Some((question, _)) = self.coming.take() {
            self.done = Some((question, answer));
        }
    }

    /// Whether this was answered last.
    pub fn is_answered(&self, question: &Q) -> bool {
        self.done.as_ref().is_some_and(|(done, _)| done == question)
    }

    /// Whether a thread is out for this.
    pub fn is_out_for(&self, question: &Q) -> bool {
        self.coming.as_ref().is_some_and(|(coming, _)| coming == question)
    }

    /// Whether a thread is out.
    pub fn is_out(&self) -> bool {
        self.coming.is_some()
    }

    /// What was answered last, and to what.
    pub fn last(&self) -> Option<&(Q, A)> {
        self.done.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_answer_stays_while_the_next_is_on_its_way() {
        let mut errand = Errand::default();
        errand.send(1, || "one");
        errand.wait();
        assert!(errand.is_answered(&1) && !errand.is_out());
        let (hold, held) = channel::<()>();
        errand.send(2, move || held.recv().map_or("two", |()| "never"));
        errand.take(|| "lost");
        assert_eq!((errand.last(), errand.is_out_for(&2)), (Some(&(1, "one")), true));
        drop(hold);
        errand.wait();
        assert_eq!(errand.last(), Some(&(2, "two")));
    }

    #[test]
    fn work_that_nobody_waits_for_hears_of_it() {
        let (mut errand, (heard, hears)) = (Errand::default(), channel());
        let until_stopped = |heard: std::sync::mpsc::Sender<u8>, number| {
            move |pace: &Pace| {
                while !pace.is_stopped() {
                    thread::yield_now();
                }
                let _ = heard.send(number);
            }
        };
        errand.send_paced(1, Waker::default(), until_stopped(heard.clone(), 1));
        errand.send_paced(2, Waker::default(), until_stopped(heard, 2));
        assert_eq!(hears.recv(), Ok(1));
        drop(errand);
        assert_eq!(hears.recv(), Ok(2));
    }

    #[test]
    fn an_answer_that_never_comes_is_told() {
        let mut errand: Errand<u8, Result<u8, String>> = Errand::default();
        let (sender, coming) = channel();
        errand.coming = Some((7, coming));
        drop(sender);
        errand.take(|| Err("lost".to_owned()));
        assert_eq!(errand.last(), Some(&(7, Err("lost".to_owned()))));
    }
}
