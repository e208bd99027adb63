package io.tailrace.cli.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TailEventTest {
    @Test
    void shouldStayOnOneLineWhateverANameIs() {
        final TailEvent event = TailEvent.of("series", 1)
                .with("metric", "a.b\nforged")
                .withTexts("labels", List.of("c\u001b=d", "e=f"));

        assertTrue(event.text().endsWith("metric a.b\\u000aforged  labels c\\u001b=d e=f"), event.text());
        assertEquals(1, event.text().lines().count());
        assertTrue(event.json().contains("a.b\\nforged"), event.json());
    }
}
