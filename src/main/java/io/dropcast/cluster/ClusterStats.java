package io.dropcast.cluster;

/**
 * @param faces encoded faces
 * @param clusters identities
 * @param mixedTracks tracks whose own vectors disagree so much that two people may be in them
 * @param outlierTracks tracks that left their cluster for too little similarity
 * @param lowCohesionIdentities identities that a person should look at
 */
public record ClusterStats(int faces, int clusters, int mixedTracks, int outlierTracks, int lowCohesionIdentities) {}
