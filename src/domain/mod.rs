//! The pure core: no browser, no Yew, no clock, no randomness.
