package io.dropcast.app;

import io.dropcast.models.onnx.OrtNets;
import io.dropcast.video.ffmpeg.FfVideoSource;

/** FFmpeg and ONNX Runtime take a while to load; they do so beside Camel's start, not after it. */
final class NativeLibraries {
    private NativeLibraries() {}

    /** Returns at once. A caller that needs a library meanwhile waits for it, and gets the error when it cannot be loaded. */
    static void loadAhead() {
        inBackground("load-ffmpeg", FfVideoSource::load);
        inBackground("load-onnx", OrtNets::load);
    }

    private static void inBackground(String name, Runnable load) {
        Thread thread = new Thread(load, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) -> {});
        thread.start();
    }
}
