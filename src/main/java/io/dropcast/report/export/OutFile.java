package io.dropcast.report.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A finished file, to be put somewhere below the episode's place in the outbox. Immutable: it copies what it is given and gives. */
public final class OutFile {
    private static final Pattern LEGAL = Pattern.compile("([a-z0-9_]+/)?[a-z0-9_]+\\.[a-z]+");

    private final String name;
    private final byte[] content;

    /**
     * @param name relative, at most one folder deep, such as {@code thumbs/id_0001.jpg}
     * @throws IllegalArgumentException when the name could lead anywhere else
     */
    public OutFile(String name, byte[] content) {
        if (!LEGAL.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' cannot be a file of the outbox");
        }
        this.name = name;
        this.content = content.clone();
    }

    public static OutFile text(String name, String content) {
        return new OutFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    /** The bytes; a copy. */
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof OutFile other && name.equals(other.name) && Arrays.equals(content, other.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
