package io.tailrace.cli.contracts.check.document;

import java.util.List;
import java.util.Map;

/**
 * An element of an XML text.
 *
 * @param name without its prefix.
 * @param attributes by their names.
 * @param children elements in it, in their order.
 * @param text in it, stripped.
 * @param line it begins in, from 1.
 */
public record XmlElement(
        String name, Map<String, String> attributes, List<XmlElement> children, String text, int line) {
    /**
     * An attribute.
     *
     * @param attribute name.
     * @return its value; null if it is not there.
     */
    public String get(final String attribute) {
        return attributes.get(attribute);
    }

    /**
     * An attribute that has a default.
     *
     * @param attribute name.
     * @param otherwise what it is if it is not there.
     * @return its value.
     */
    public String get(final String attribute, final String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }
}
