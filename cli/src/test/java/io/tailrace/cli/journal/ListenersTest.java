package io.tailrace.cli.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.reader.FrameListener;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    @Test
    void shouldHandOnWhateverThereIsToTell() {
        final List<String> forgotten = Arrays.stream(FrameListener.class.getMethods())
                .filter(method ->
                        Arrays.stream(Listeners.class.getDeclaredMethods()).noneMatch(own -> isSame(own, method)))
                .map(Method::getName)
                .toList();
        assertEquals(List.of(), forgotten);
    }

    private static boolean isSame(final Method own, final Method method) {
        return own.getName().equals(method.getName())
                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes());
    }
}
