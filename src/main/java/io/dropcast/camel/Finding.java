package io.dropcast.camel;

/**
 * One thing that was looked at.
 *
 * @param what in a word
 * @param text what was found, and what to do when it is not well
 */
public record Finding(boolean well, String what, String text) {}
