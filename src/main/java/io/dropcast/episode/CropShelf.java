package io.dropcast.episode;

import io.dropcast.face.Crop;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The crops of one episode between detect, which puts them there, and embed, which takes them out. */
public interface CropShelf {

    /** Opens the shelf for reading. */
    Reader read();

    /** Opens a new, empty shelf. It replaces the old one when {@link Writer#finish()} was called, and not before. */
    Writer write();

    /** One thread at a time. */
    interface Writer extends AutoCloseable {
        /** Stores an encoded crop under a name. */
        void put(String name, byte[] jpeg);

        /** All crops are there. */
        void finish();

        /** Without {@link #finish()} before it: forgets what was put. */
        @Override
        void close();
    }

    /** Safe for several threads. */
    interface Reader extends AutoCloseable {
        /** The encoded crop. */
        Optional<byte[]> get(String name);

        /** The names of all crops, in the order in which they were put there. */
        List<String> names();

        @Override
        void close();
    }

    /** Takes crops away for good; the others stay as they are. */
    default void drop(Set<String> names) {
        try (Reader from = read()) {
            if (from.names().stream().noneMatch(names::contains)) {
                return;
            }
            try (Writer to = write()) {
                from.names().stream()
                        .filter(n -> !names.contains(n))
                        .forEach(n -> from.get(n).ifPresent(jpeg -> to.put(n, jpeg)));
                to.finish();
            }
        }
    }

    /** Turns crops into JPEG and back. Safe for several threads. */
    interface Codec {
        byte[] encode(Crop crop);

        /** @throws java.io.UncheckedIOException when the bytes are not a picture */
        Crop decode(byte[] jpeg);
    }
}
