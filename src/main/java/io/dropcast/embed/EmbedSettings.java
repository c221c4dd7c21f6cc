package io.dropcast.embed;

import io.dropcast.settings.Settings;

/**
 * @param samples most faces of a track that are encoded, 1..256
 * @param minConf detector confidence gate, 0..1
 * @param minStd contrast gate, 0..127
 * @param maxClipped largest share of the face box outside the frame, 0..1
 * @param minSampleSim lowest similarity to the track's vector that a sample may have to stay in it, 0..1
 * @param sampleSlack samples may be this much below the median similarity, 0..1
 * @param joinSeconds longest loss after which two tracks may be one, 0..30; 0 joins none
 * @param joinSim similarity of two tracks from which they may be one, 0..1
 */
public record EmbedSettings(
        int samples,
        double minConf,
        double minStd,
        double maxClipped,
        double minSampleSim,
        double sampleSlack,
        double joinSeconds,
        double joinSim) {

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static EmbedSettings of(Settings s) {
        return new EmbedSettings(
                s.whole("dropcast.embed.samples"),
                s.number("dropcast.embed.min-conf"),
                s.number("dropcast.embed.min-std"),
                s.number("dropcast.embed.max-clipped"),
                s.number("dropcast.embed.min-sample-sim"),
                s.number("dropcast.embed.sample-slack"),
                s.number("dropcast.embed.join-seconds"),
                s.number("dropcast.embed.join-sim"));
    }
}
