package io.dropcast.models;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What a process does in {@link HttpsDownloadTest}: its variables and properties say how it reaches the world. */
final class DownloadInAProcess {
    private DownloadInAProcess() {}

    /** Takes the address, the digest and the partial file. */
    public static void main(String[] args) throws Exception {
        HttpsSource source = new HttpsSource(URI.create(args[0]));
        ModelFile file = new ModelFile("net.onnx", args[1], Optional.of(source));
        HttpsDownload.ofThisProcess().fetch(file, source, Path.of(args[2]));
    }
}
