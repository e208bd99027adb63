package io.tailrace.codec.entry.frame;

import io.tailrace.codec.entry.ComponentId;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** A component as it stands in messages, made once. Cannot be changed. */
public final class EntryComponent {
    /** A longer name is cut, in bytes. */
    public static final int LONGEST_NAME = 128;

    private final int code;
    private final byte[] name;
    private final boolean cut;

    private EntryComponent(final int code, final byte[] name, final boolean cut) {
        this.code = code;
        this.name = name;
        this.cut = cut;
    }

    /**
     * Makes it.
     *
     * @param component any.
     * @return its number and its name; one of a later version has its JSON in the place of a name.
     */
    public static EntryComponent of(final ComponentId component) {
        final int code = EntryCodes.of(component);
        if (component instanceof ComponentId.GpuKernel kernel) {
            return named(code, kernel.name());
        }
        return named(
                code,
                component instanceof ComponentId.Unknown unknown
                        ? unknown.json().text()
                        : "");
    }

    private static EntryComponent named(final int code, final String name) {
        final byte[] room = new byte[LONGEST_NAME];
        final int written = Utf8.put(name, new UnsafeBuffer(room), 0, LONGEST_NAME);
        return new EntryComponent(code, Arrays.copyOf(room, written < 0 ? ~written : written), written < 0);
    }

    /**
     * Whether it is one of this version, so that nothing but its number and name says who it is.
     *
     * @return false if its JSON is needed, too.
     */
    public boolean isKnown() {
        return code != EntryCodes.JSON;
    }

    int code() {
        return code;
    }

    /** Not to be changed. */
    byte[] name() {
        return name;
    }

    boolean isCut() {
        return cut;
    }
}
