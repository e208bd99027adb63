package io.tailrace.cli.contracts.check.document;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML. A document type is refused, and with it every entity but XML's own five: nothing is fetched, nothing multiplies. */
public final class XmlText {
    private final XMLStreamReader reader;

    private XmlText(final XMLStreamReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a text.
     *
     * @param text of a file.
     * @return its root.
     * @throws BadDocumentException if it is not XML, or has what is refused, or is past a bound.
     */
    public static XmlElement read(final String text) throws BadDocumentException {
        final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched: " + systemId);
        });
        try {
            final XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            try {
                return new XmlText(reader).root();
            } finally {
                reader.close();
            }
        } catch (final XMLStreamException fault) {
            throw new BadDocumentException(
                    fault.getLocation() == null ? 0 : fault.getLocation().getLineNumber(),
                    "",
                    "no XML: " + firstLine(fault));
        }
    }

    private static String firstLine(final XMLStreamException fault) {
        final String message = String.valueOf(fault.getMessage());
        final int at = message.indexOf("Message: ");
        return (at < 0 ? message : message.substring(at + "Message: ".length()))
                .lines()
                .findFirst()
                .orElse("");
    }

    private XmlElement root() throws XMLStreamException, BadDocumentException {
        XmlElement root = null;
        while (reader.hasNext()) {
            final int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new BadDocumentException(line(), "", "a document type is not allowed: take <!DOCTYPE> away");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = element("", 1);
            }
        }
        return root;
    }

    private XmlElement element(final String above, final int depth) throws XMLStreamException, BadDocumentException {
        final String name = reader.getLocalName();
        final String place = above + "/" + name;
        final int line = line();
        if (depth > Limits.DEPTH) {
            throw new BadDocumentException(line, "", "more than " + Limits.DEPTH + " levels deep");
        }
        final Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        final List<XmlElement> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children.add(element(place, depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new BadDocumentException(line(), place, "an entity is not allowed: write its text out");
            }
        }
        return new XmlElement(
                name, attributes, List.copyOf(children), text.toString().strip(), line);
    }

    private int line() {
        return reader.getLocation().getLineNumber();
    }
}
