package io.dropcast.cluster;

/** What becomes of the identities of an episode whose tracks were made anew, under the same settings. */
public enum Existing {
    /** They stay together; tracks that are new, or changed so much that they fit no more, are compared with them first. */
    KEEP,
    /** All tracks are clustered as if for the first time. Ids go on to whoever shares most screen time. */
    ANEW
}
