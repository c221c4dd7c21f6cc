package io.dropcast.episode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Goes through a text with one JSON object in each line; empty lines are passed over. One thread. */
final class JsonLines implements Iterator<ObjectNode> {
    private final byte[] content;
    private final String what;
    private int start;
    private int end;
    private int line;

    /** @param what is named in errors */
    JsonLines(byte[] content, String what) {
        this.content = content;
        this.what = what;
        this.end = -1;
        advance();
    }

    @Override
    public boolean hasNext() {
        return start < content.length;
    }

    @Override
    public ObjectNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException(what + " has no more lines");
        }
        ObjectNode row = Json.parseObject(Arrays.copyOfRange(content, start, end), what + " line " + line);
        advance();
        return row;
    }

    /** To the next line that is not empty. */
    private void advance() {
        do {
            start = end + 1;
            end = start;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            line++;
        } while (start < content.length && blank());
    }

    private boolean blank() {
        for (int at = start; at < end; at++) {
            if (content[at] != ' ' && content[at] != '\t' && content[at] != '\r') {
                return false;
            }
        }
        return true;
    }
}
