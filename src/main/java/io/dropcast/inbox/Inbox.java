package io.dropcast.inbox;

import java.nio.file.Path;

/**
 * The folders of the inbox. Their names start with a dot, so the watcher passes over them.
 *
 * @param node whose claims these are
 */
public record Inbox(Path folder, String node) {

    /** Files that this node works on. */
    public Path inProgress() {
        return folder.resolve(".inprogress").resolve(node);
    }

    public Path done() {
        return folder.resolve(".done");
    }

    public Path failed() {
        return folder.resolve(".failed");
    }
}
