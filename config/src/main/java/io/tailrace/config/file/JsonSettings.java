package io.tailrace.config.file;

import io.tailrace.config.value.Given;
import io.tailrace.config.value.GivenJson;
import java.util.List;

/** JSON. */
final class JsonSettings {
    private JsonSettings() {}

    static Given read(final String text) throws BadFileException {
        try {
            return GivenJson.read(text);
        } catch (final GivenJson.BadJsonException fault) {
            throw new BadFileException(List.of(new FileFault(
                    fault.line(), fault.column(), "is no JSON: " + fault.getMessage(), "mend it at this place")));
        }
    }
}
