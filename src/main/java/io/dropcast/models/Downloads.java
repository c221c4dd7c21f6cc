package io.dropcast.models;

/** The ways to fetch a file; a way is opened when a file wants it. */
record Downloads(NpmPack npm, Https https) {

    /** Opens the way to https addresses. */
    @FunctionalInterface
    interface Https {
        HttpsDownload open() throws FetchFailed;
    }

    static Downloads ofThisSystem() {
        return of(NpmPack.ofThisSystem());
    }

    static Downloads of(NpmPack npm) {
        return new Downloads(npm, HttpsDownload::ofThisProcess);
    }
}
