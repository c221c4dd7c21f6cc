package io.dropcast.detect;

import io.dropcast.settings.Settings;
import io.dropcast.video.Decode;

/**
 * @param stride every how many frames faces are looked for, 1..50
 * @param stillStride the same where nothing moves, 1..250; rounded down to a multiple of the stride, never less than it; without
 *     effect on a stride of 1
 * @param framesAfterCut how many frames at the start of a shot are all looked at, 0..50
 * @param threshold detector confidence from which a face is recorded, 0..1
 * @param landmarkConf detector confidence from which the five points are looked for, 0..1; what is below only ever continues a track
 * @param nmsIou of two boxes that overlap more than this the weaker one is dropped, 0..1
 * @param cropSeconds one crop of each face is kept for each such time, 0.05..60
 * @param cropConf detector confidence from which a crop is kept, 0..1
 * @param cropSide longest side of a kept crop, 112..1024 pixels
 * @param tiles how many parts a side each frame is cut into for a second, closer look, 1..4; 1 is no second look
 * @param closerLooks how many faces a second of film are looked at again, enlarged, because they were seen faintly or are not seen any
 *     more, 0..100; 0 is no such look
 * @param decode which frames are there to be looked at
 */
public record DetectSettings(
        int stride,
        int stillStride,
        int framesAfterCut,
        double threshold,
        double landmarkConf,
        double nmsIou,
        double cropSeconds,
        double cropConf,
        int cropSide,
        int tiles,
        double closerLooks,
        Decode decode) {

    /** Which frames are decoded: a stride of 1 wants them all, whatever was said. */
    Decode decoded() {
        return stride == 1 ? Decode.EVERY : decode;
    }

    /** The same with every frame decoded. */
    public DetectSettings withEveryFrame() {
        return new DetectSettings(
                stride,
                stillStride,
                framesAfterCut,
                threshold,
                landmarkConf,
                nmsIou,
                cropSeconds,
                cropConf,
                cropSide,
                tiles,
                closerLooks,
                Decode.EVERY);
    }

    /** @throws IllegalArgumentException naming the key, the value and what it should be */
    public static DetectSettings of(Settings s) {
        return new DetectSettings(
                s.whole("dropcast.detect.stride"),
                s.whole("dropcast.detect.still-stride"),
                s.whole("dropcast.detect.frames-after-cut"),
                s.number("dropcast.detect.threshold"),
                s.number("dropcast.detect.landmark-conf"),
                s.number("dropcast.detect.nms-iou"),
                s.number("dropcast.detect.crop-seconds"),
                s.number("dropcast.detect.crop-conf"),
                s.whole("dropcast.detect.crop-side"),
                s.whole("dropcast.detect.tiles"),
                s.number("dropcast.detect.closer-looks"),
                s.one("dropcast.detect.decode", Decode.class));
    }
}
