package io.dropcast.models;

/** The order of an input's axes. */
public enum Layout {
    /** Image of the batch, channel, row, column. */
    NCHW
}
