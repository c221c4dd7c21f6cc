package io.dropcast.web.view;

import java.util.List;
import java.util.Optional;

/** Bodies of edits. What may be left out is optional. */
public final class EditRequests {
    private EditRequests() {}

    /**
     * Changes a person; what is left out stays as it is.
     *
     * @param name null removes it
     */
    @SnakeCase
    public record PersonChange(Optional<String> name, Optional<List<String>> aliases, Optional<Boolean> ignored) {}

    /**
     * Makes a person.
     *
     * @param clusterIds one or more
     */
    @SnakeCase
    public record NewPerson(Optional<String> name, Optional<List<String>> clusterIds) {}

    /**
     * Merges a person into another one.
     *
     * @param into id of the person who stays
     */
    @SnakeCase
    public record Merge(String into) {}

    /**
     * Gives a cluster to a person.
     *
     * @param personId must be there; null leaves the cluster without a person
     */
    @SnakeCase
    public record ClusterMove(Optional<String> personId) {}

    /** Says that a cluster does not show this person. */
    @SnakeCase
    public record ClusterNever(String personId) {}

    /**
     * Names the person of an identity.
     *
     * @param label must be there; null removes the name
     */
    @SnakeCase
    public record Label(Optional<String> label) {}

    /**
     * Puts a track into an identity.
     *
     * @param identityId such as id_0003, or new, or unclustered for none
     * @param personId only with new: the person of the new identity
     */
    @SnakeCase
    public record TrackMove(String identityId, Optional<String> personId) {}
}
