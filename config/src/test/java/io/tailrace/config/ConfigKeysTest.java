package io.tailrace.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.config.Samples.Sample;
import io.tailrace.config.value.BadValueException;
import io.tailrace.config.value.Given;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of keys. */
class ConfigKeysTest {
    private static final List<Class<?>> SECTIONS = List.of(
            ExposerKeys.class,
            TlsKeys.class,
            LabelKeys.class,
            PolicyKeys.class,
            LogKeys.class,
            ProbesKeys.class,
            JournalKeys.class,
            EngineKeys.class,
            TransportKeys.class,
            GrpcKeys.class,
            OtelKeys.class,
            NdjsonKeys.class,
            AeronKeys.class,
            AmqpKeys.class);

    static List<Sample> samples() {
        return Samples.all();
    }

    @Test
    void shouldHaveEveryConstantInTheTable() throws IllegalAccessException {
        int constants = 0;
        for (final Class<?> section : SECTIONS) {
            for (final Field field : section.getDeclaredFields()) {
                if (field.getType() == ConfigKey.class) {
                    assertTrue(ConfigKeys.all().contains(field.get(null)), field::toString);
                    constants++;
                }
            }
        }
        assertEquals(constants, ConfigKeys.all().size());
    }

    @Test
    void shouldNameNothingTwice() {
        for (final Function<ConfigKey<?>, String> name : List.<Function<ConfigKey<?>, String>>of(
                ConfigKey::name, ConfigKey::environmentName, ConfigKey::flagName)) {
            final Set<String> names = new HashSet<>();
            ConfigKeys.all().forEach(key -> assertTrue(names.add(name.apply(key)), key::name));
        }
    }

    @Test
    void shouldSayOfEveryKeyWhatItIsFor() {
        for (final ConfigKey<?> key : ConfigKeys.all()) {
            assertFalse(key.meaning().isBlank(), key::name);
            assertFalse(key.meaning().endsWith("."), key::name);
            assertFalse(key.meaning().contains("|"), key::name);
        }
    }

    /** The table of the document that this comes from, in our words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exposer.address",
                "exposer.unix_socket.path",
                "exposer.unix_socket.dir_mode",
                "exposer.unix_socket.mode",
                "exposer.read_timeout",
                "exposer.write_timeout",
                "exposer.idle_timeout",
                "tls.enabled",
                "tls.cert_path",
                "tls.key_path",
                "labels.service",
                "labels.instance",
                "labels.build_version",
                "labels.extra",
                "amnesia",
                "histograms",
                "pq.mode",
                "pq.required",
                "zk.enabled",
                "otel.enabled"
            })
    void shouldHaveACounterpartOfEveryKeyOfTheContract(final String name) {
        assertTrue(ConfigKeys.find(name).isPresent());
    }

    /** What is shown can be read again, of defaults and of other values. */
    @ParameterizedTest
    @MethodSource("samples")
    void shouldWriteValuesSoThatTheyAreReadAgain(final Sample sample) throws Exception {
        assertEquals(sample.value(), SourceTexts.roundTrip(sample.key(), sample.text()));
        if (!sample.key().defaultText().isEmpty()) {
            assertEquals(
                    read(sample.key(), sample.key().defaultText()),
                    SourceTexts.roundTrip(sample.key(), sample.key().defaultText()));
        }
    }

    private static Object read(final ConfigKey<?> key, final String text) {
        try {
            return key.type().read(Given.ofText(text));
        } catch (final BadValueException fault) {
            throw new AssertionError(key + " " + text, fault);
        }
    }
}
