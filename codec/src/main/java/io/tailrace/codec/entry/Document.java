package io.tailrace.codec.entry;

import io.tailrace.codec.prometheus.TextBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON text that is read once from front to back, and the only place where any is. Bounded in length and depth, so that a text of
 * somebody else's costs no more than its length; no field twice, no half of a surrogate pair.
 */
final class Document implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(EntryReader.DEEPEST)
                    .maxStringLength(EntryReader.LONGEST)
                    .build())
            .build();

    private final JsonParser parser;
    private final String path;
    private final int deepest;

    private Document(final JsonParser parser, final String path, final int deepest) {
        this.parser = parser;
        this.path = path;
        this.deepest = deepest;
    }

    static Document open(final String json, final String path) {
        return open(json, path, EntryReader.DEEPEST);
    }

    static Document open(final String json, final String path, final int deepest) {
        if (json.length() > EntryReader.LONGEST) {
            throw new BadEntryException(
                    path, "has " + json.length() + " characters, at most " + EntryReader.LONGEST + " are taken");
        }
        final Document document = new Document(FACTORY.createParser(ObjectReadContext.empty(), json), path, deepest);
        if (document.next() == null) {
            throw new BadEntryException(path, "there is nothing");
        }
        return document;
    }

    /** Reads the value that the parser stands at, of any kind. */
    Value value() {
        final JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return new Value(token, checked(string()));
        }
        return new Value(token, copy());
    }

    /** Reads the object that the parser stands at. */
    Fields object() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadEntryException(path, "must be an object, was " + value().shown());
        }
        final Map<String, Value> values = new LinkedHashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            final String name = checked(parser.currentName());
            next();
            values.put(name, value());
        }
        return new Fields(path, values);
    }

    /** Reads the array that the parser stands at. */
    List<Value> elements() {
        final List<Value> values = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            values.add(value());
        }
        return values;
    }

    /** Copies the value that the parser stands at, without spaces. A loop and no recursion: the depth is somebody else's. */
    String copy() {
        final TextBuffer out = new TextBuffer(32);
        int depth = 0;
        boolean needsComma = false;
        JsonToken token = parser.currentToken();
        while (true) {
            if (needsComma && !token.isStructEnd()) {
                out.put(',');
            }
            needsComma = token != JsonToken.PROPERTY_NAME && !token.isStructStart();
            if (depth > deepest) {
                throw new BadEntryException(here(), "is more than " + deepest + " deep");
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            put(token, out);
            if (depth == 0) {
                return out.toString();
            }
            token = next();
        }
    }

    void expectEnd() {
        if (next() != null) {
            throw new BadEntryException(path, "something follows the end of the value");
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private void put(final JsonToken token, final TextBuffer out) {
        if (token == JsonToken.PROPERTY_NAME) {
            JsonText.putString(checked(parser.currentName()), out);
            out.put(':');
        } else if (token == JsonToken.VALUE_STRING) {
            JsonText.putString(checked(string()), out);
        } else {
            out.put(string());
        }
    }

    private JsonToken next() {
        try {
            return parser.nextToken();
        } catch (final JacksonException bad) {
            throw fault(bad);
        }
    }

    /** Strings are only decoded when they are asked for, which can fail as well. */
    private String string() {
        try {
            return parser.getString();
        } catch (final JacksonException bad) {
            throw fault(bad);
        }
    }

    private BadEntryException fault(final JacksonException bad) {
        return new BadEntryException(here(), bad.getOriginalMessage());
    }

    private String here() {
        return path + parser.streamReadContext().pathAsPointer();
    }

    private String checked(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.charCount(text.codePointAt(i)) == 1) {
                    throw new BadEntryException(here(), "half of a surrogate pair, at character " + i + " of the text");
                }
                i++;
            }
        }
        return text;
    }
}
