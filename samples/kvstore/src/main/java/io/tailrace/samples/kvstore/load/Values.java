package io.tailrace.samples.kvstore.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Values that tell whose they are: the first eight bytes hold the key. So every get proves that the store, whatever it is moving
 * just then, has not mixed two entries up. Any thread.
 */
public final class Values {
    /** No value can be shorter. */
    public static final int MIN_LENGTH_IN_BYTES = Long.BYTES;

    private static final VarHandle KEY = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Values() {}

    /**
     * A value for a key.
     *
     * @param key whose it is.
     * @param lengthInBytes at least {@link #MIN_LENGTH_IN_BYTES}.
     * @return a new array.
     */
    public static byte[] create(final long key, final int lengthInBytes) {
        final byte[] value = new byte[lengthInBytes];
        KEY.set(value, 0, key);
        return value;
    }

    /**
     * Whether a value was made for a key.
     *
     * @param value what the store gave.
     * @param key what was asked for.
     * @return false if it is another key's.
     */
    public static boolean belongsTo(final byte[] value, final long key) {
        return (long) KEY.get(value, 0) == key;
    }
}
