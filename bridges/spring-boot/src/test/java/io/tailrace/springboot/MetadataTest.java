package io.tailrace.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import tools.jackson.databind.json.JsonMapper;

/** The metadata that editors read are those of the table of keys. With {@code -Dtailrace.springboot.accept=true} they are written. */
class MetadataTest {
    private static final Path FILE = Path.of(
            System.getProperty("tailrace.root"),
            "bridges/spring-boot/src/main/resources/META-INF/spring-configuration-metadata.json");

    @Test
    void shouldBeMadeOfTheTableOfKeys() throws IOException {
        if (Boolean.getBoolean("tailrace.springboot.accept")) {
            Files.writeString(FILE, MetadataJson.text());
        }
        assertEquals(
                MetadataJson.text(),
                Files.readString(FILE),
                "write it anew: mvn -pl bridges/spring-boot -am test -Dtest=MetadataTest -Dtailrace.springboot.accept=true");
    }

    @Test
    @SuppressWarnings("unchecked")
    void shouldBeJsonWithEveryKeyOnce() {
        final Map<String, Object> json = new JsonMapper().readValue(MetadataJson.text(), Map.class);
        final Set<Object> names = new HashSet<>();
        for (final Map<String, Object> property : (List<Map<String, Object>>) json.get("properties")) {
            assertTrue(names.add(property.get("name")), property::toString);
        }
        assertEquals(ConfigKeys.all().size() + StarterKey.ALL.size() + 1, names.size());
        assertTrue(names.contains(MetadataJson.EXPORT), names::toString);
        assertTrue(names.contains("tailrace.exposer.unix-socket.dir-mode"), names::toString);
    }

    @Test
    void shouldFindEachPropertyByItsNameAndByItsVariable() {
        for (final String name : PropertyNames.all()) {
            assertTrue(
                    PropertyNames.find(ConfigurationPropertyName.of(name), false)
                            .isPresent(),
                    name);
        }
        final Set<String> uniform = new HashSet<>();
        for (final String name : PropertyNames.all()) {
            assertTrue(uniform.add(name.replace("-", "").replace(".", "")), name + " is not told from another one");
        }
    }
}
