package io.dropcast.camel;

import java.nio.file.Path;

/**
 * The folders of the inbox. Their names start with a dot, so the watcher passes over them.
 *
 * @param node whose claims these are
 */
record Inbox(Path folder, String node) {

    /** Files that this node works on. */
    Path inProgress() {
        return folder.resolve(".inprogress").resolve(node);
    }

    Path done() {
        return folder.resolve(".done");
    }

    Path failed() {
        return folder.resolve(".failed");
    }
}
