package io.dropcast.detect;

import io.dropcast.face.Box;

/** A box that the net proposes, in frame pixels, with its confidence. */
record Candidate(Box box, double conf) {}
