package io.dropcast.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BadgeTest {

    @Test
    void identitiesAreStrongFrom75AndGoodFrom60() {
        assertThat(Badge.identity(0.75).word()).isEqualTo("strong");
        assertThat(Badge.identity(0.7499).word()).isEqualTo("good");
        assertThat(Badge.identity(0.60).word()).isEqualTo("good");
        assertThat(Badge.identity(0.5999).word()).isEqualTo("weak");
    }

    @Test
    void tracksAreStrongFrom85AndGoodFrom70() {
        assertThat(Badge.track(0.85).word()).isEqualTo("strong");
        assertThat(Badge.track(0.8499).word()).isEqualTo("good");
        assertThat(Badge.track(0.70).word()).isEqualTo("good");
        assertThat(Badge.track(0.6999).word()).isEqualTo("weak");
    }

    @Test
    void framesAreStrongFrom80AndGoodFrom65() {
        assertThat(Badge.frame(0.80).word()).isEqualTo("strong");
        assertThat(Badge.frame(0.7999).word()).isEqualTo("good");
        assertThat(Badge.frame(0.65).word()).isEqualTo("good");
        assertThat(Badge.frame(0.6499).word()).isEqualTo("weak");
    }

    @Test
    void qualityIsGreenFrom70AndOrangeFrom40() {
        assertThat(Badge.quality(0.70).style()).isEqualTo("green");
        assertThat(Badge.quality(0.6999).style()).isEqualTo("orange");
        assertThat(Badge.quality(0.40).style()).isEqualTo("orange");
        assertThat(Badge.quality(0.3999).style()).isEqualTo("red");
    }

    @Test
    void aNumberNeverLooksBetterThanItsWord() {
        assertThat(Badge.track(0.8499).number()).isEqualTo("0.84");
        assertThat(Badge.quality(0.6999).number()).isEqualTo("69\u00A0%");
        assertThat(Badge.quality(0.29).number()).isEqualTo("29\u00A0%");
        assertThat(Badge.track(-0.005).number()).isEqualTo("-0.01");
    }
}
