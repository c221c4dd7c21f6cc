package io.dropcast.models;

/** The ways to fetch a file; a way is opened when a file wants it. */
public record Downloads(NpmPack npm, Https https) {

    /** Opens the way to https addresses. */
    @FunctionalInterface
    public interface Https {
        HttpsDownload open() throws FetchFailed;
    }

    public static Downloads ofThisSystem() {
        return of(NpmPack.ofThisSystem());
    }

    public static Downloads of(NpmPack npm) {
        return new Downloads(npm, HttpsDownload::ofThisProcess);
    }
}
