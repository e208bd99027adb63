package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwaitedTest {
    private int looks;

    @Test
    void shouldGiveWhatComes() {
        assertEquals(
                "third",
                Awaited.value("word", () -> ++looks < 3 ? Optional.empty() : Optional.of("third"), () -> "", 10, 0));
        assertEquals(3, looks);
    }

    @Test
    void shouldNameWhatDoesNotCome() {
        final AssertionError error = assertThrows(
                AssertionError.class,
                () -> Awaited.value(
                        "word",
                        () -> {
                            looks++;
                            return Optional.empty();
                        },
                        () -> "what there is",
                        10,
                        0));
        assertEquals("no word after 10 looks\nwhat there is", error.getMessage());
        assertEquals(10, looks);
    }

    @Test
    void shouldEndWithWhatLookingThrows() {
        assertThrows(
                IOException.class,
                () -> Awaited.until(
                        "word",
                        () -> {
                            throw new IOException("gone");
                        },
                        () -> ""));
    }
}
