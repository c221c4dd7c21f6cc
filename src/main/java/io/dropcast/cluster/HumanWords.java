package io.dropcast.cluster;

import io.dropcast.face.IdentityId;
import java.util.Map;
import java.util.SortedSet;

/**
 * What humans said of pairs of an episode's identities. Identities that are gone count too: one that was put together with another is gone
 * as soon as the machine agrees. Immutable.
 *
 * @param one put together by hand, and with one person still; pairs that the machine put together and a human only named are not among them
 * @param refused taken apart by hand, ruled out by a "never", or dismissed as a suggestion, and not put together since
 * @param two with two people, by human words both; and those refused
 * @param said of which a human said whose they are
 * @param owners whose each is, by a human's word or the machine's
 */
public record HumanWords(
        SortedSet<IdentityPair> one,
        SortedSet<IdentityPair> refused,
        SortedSet<IdentityPair> two,
        SortedSet<IdentityId> said,
        Map<IdentityId, String> owners) {}
