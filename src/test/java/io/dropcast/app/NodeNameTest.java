package io.dropcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NodeNameTest {

    @Test
    void whatIsSaidBecomesAPlainFolderName() {
        assertThat(NodeName.of("worker-2")).isEqualTo("worker-2");
        assertThat(NodeName.of("../../etc/Pass wd")).isEqualTo("etc-pass-wd");
        assertThat(NodeName.of("${sys.user.name}")).isEqualTo("sys-user-name");
        assertThat(NodeName.of("x".repeat(300))).hasSize(60);
        assertThat(NodeName.of("...")).isEqualTo("node");
    }

    @Test
    void theMachinesNameIsUsedWhenNothingIsSaid() {
        assertThat(NodeName.of("")).matches("[a-z0-9-]+");
    }
}
