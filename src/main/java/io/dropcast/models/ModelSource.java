package io.dropcast.models;

/** Where a file of a pack is fetched from. A file without one is brought by the user. */
public sealed interface ModelSource permits NpmSource, HttpsSource {

    /** What a list shows of it. */
    String shown();
}
