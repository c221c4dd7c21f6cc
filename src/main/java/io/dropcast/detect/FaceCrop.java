package io.dropcast.detect;

import io.dropcast.face.Clothes;
import java.util.Optional;

/** What is kept of a face's pixels: the encoded crop, and the colours below it. The bytes are not copied, and not changed. */
final class FaceCrop {
    private final byte[] jpeg;
    private final Optional<Clothes> clothes;

    /** @param clothes empty where too little of them is in the frame */
    FaceCrop(byte[] jpeg, Optional<Clothes> clothes) {
        this.jpeg = jpeg;
        this.clothes = clothes;
    }

    byte[] jpeg() {
        return jpeg;
    }

    Optional<Clothes> clothes() {
        return clothes;
    }
}
