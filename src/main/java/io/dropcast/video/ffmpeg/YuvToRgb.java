package io.dropcast.video.ffmpeg;

/**
 * YUV to RGB by the matrix that the video names (ITU-R BT.601 or BT.709) and its range (video 16..235 or full 0..255). Immutable.
 */
record YuvToRgb(float black, float lumaScale, float redV, float greenU, float greenV, float blueU) {

    static YuvToRgb of(boolean bt709, boolean fullRange) {
        float kr = bt709 ? 0.2126f : 0.299f;
        float kb = bt709 ? 0.0722f : 0.114f;
        float kg = 1 - kr - kb;
        float luma = fullRange ? 1 : 255f / 219;
        float chroma = fullRange ? 1 : 255f / 224;
        return new YuvToRgb(
                fullRange ? 0 : 16,
                luma,
                2 * (1 - kr) * chroma,
                2 * (1 - kb) * kb / kg * chroma,
                2 * (1 - kr) * kr / kg * chroma,
                2 * (1 - kb) * chroma);
    }

    /**
     * @param inside share of the pixel that lies within the frame, 0..1; the rest is black
     * @param at where in {@code rgb} the three bytes are put
     */
    void convert(float y, float u, float v, float inside, byte[] rgb, int at) {
        float l = (y - black) * lumaScale;
        float du = u - 128;
        float dv = v - 128;
        rgb[at] = clamped((l + redV * dv) * inside);
        rgb[at + 1] = clamped((l - greenU * du - greenV * dv) * inside);
        rgb[at + 2] = clamped((l + blueU * du) * inside);
    }

    /** Stored luma to grey 0..255. */
    float grey(float y) {
        return Math.max(0, Math.min(255, (y - black) * lumaScale));
    }

    private static byte clamped(float value) {
        // as a whole number: comparing floats has to mind those that are none
        return (byte) Math.max(0, Math.min(255, (int) (value + 0.5f)));
    }
}
