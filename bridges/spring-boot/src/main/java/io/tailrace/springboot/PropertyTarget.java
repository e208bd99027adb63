package io.tailrace.springboot;

import io.tailrace.config.ConfigKey;

/**
 * What a property sets: a key of the configuration, or one of the starter.
 *
 * @param key null for one of the starter.
 * @param starterKey null for one of the configuration.
 * @param member of a table; empty for all of it.
 * @param index of an item in a list; -1 for all of it.
 */
record PropertyTarget(ConfigKey<?> key, StarterKey starterKey, String member, int index) {
    String name() {
        return key == null ? starterKey.name() : key.name();
    }
}
