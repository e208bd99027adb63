package io.tailrace.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Seeds;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class PageJsonTest {
    private static final int TEXTS = 500;

    @Test
    void shouldWriteWhatJsonReads() {
        final PageJson json = new PageJson().beginObject();
        json.property("a", "b\n\"\\").property("n", 7).name("list").beginArray();
        json.value(1.5).value(Double.NaN).value(3.0).value(true).beginArray().endArray();
        json.endArray().name("inner").beginObject().endObject().endObject();

        assertEquals(
                "{\"a\":\"b\\u000a\\\"\\\\\",\"n\":7,\"list\":[1.5,null,3,true,[]],\"inner\":{}}", json.toString());
    }

    @Test
    void shouldLetNoTextEndAScriptOrALine() {
        final String hostile = "</script><!--\u2028\u2029\u202e\u0000\ud800&'\u0085é漢";
        final String json =
                new PageJson().beginArray().value(hostile).endArray().toString();

        assertTrue(json.chars().noneMatch(c -> c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029), json);
        assertTrue(json.contains("é漢"), json);
        assertEquals(hostile, new ObjectMapper().readTree(json).get(0).asString());
    }

    @Test
    void shouldKeepAnyText() {
        Seeds.run(TEXTS, random -> {
            final StringBuilder text = new StringBuilder();
            random.ints(20, 0, 0xd800).forEach(text::appendCodePoint);
            random.ints(3, 0x10000, 0x10ffff).forEach(text::appendCodePoint);
            final String json = new PageJson()
                    .beginArray()
                    .value(text.toString())
                    .endArray()
                    .toString();

            assertEquals(
                    text.toString(), new ObjectMapper().readTree(json).get(0).asString());
        });
    }
}
