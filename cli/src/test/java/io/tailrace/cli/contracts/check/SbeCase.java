package io.tailrace.cli.contracts.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small SBE schema around what a case is about: the members of message M, the values of enum Side, or whether there is a message N. */
final class SbeCase {
    private static final Pattern WITHOUT = Pattern.compile("<enum without=\"(\\w+)\"/>");
    private static final Pattern WITH = Pattern.compile("<enum with=\"(\\w+)\"/>");
    private static final Pattern MESSAGE = Pattern.compile("<message since=\"(\\d)\"/>");

    private SbeCase() {}

    static String schema(final String fragment, final boolean isNew) {
        final Matcher without = WITHOUT.matcher(fragment);
        final Matcher with = WITH.matcher(fragment);
        final Matcher message = MESSAGE.matcher(fragment);
        final String members = fragment.startsWith("<enum") || fragment.startsWith("<message") ? "" : fragment;
        final String buy = value("BUY", 0, without);
        final String sell = value("SELL", 1, without);
        final String more = with.matches() ? "<validValue name=\"" + with.group(1) + "\">2</validValue>" : "";
        final String other =
                message.matches() ? "<sbe:message name=\"N\" id=\"2\" sinceVersion=\"" + message.group(1) + "\"/>" : "";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <sbe:messageSchema xmlns:sbe="http://fixprotocol.io/2016/sbe" package="p" id="21001" version="%d" semanticVersion="1.%d.0">
                  <types>
                    <composite name="messageHeader"><type name="blockLength" primitiveType="uint16"/></composite>
                    <composite name="groupSizeEncoding"><type name="numInGroup" primitiveType="uint16"/></composite>
                    <composite name="varString"><type name="length" primitiveType="uint16"/></composite>
                    <type name="Small" primitiveType="uint8"/>
                    <enum name="Side" encodingType="uint8">%s%s%s</enum>
                  </types>
                  <sbe:message name="M" id="1">%s</sbe:message>%s
                </sbe:messageSchema>
                """.formatted(isNew ? 2 : 1, isNew ? 2 : 1, buy, sell, more, members, other);
    }

    private static String value(final String name, final int number, final Matcher without) {
        return without.matches() && without.group(1).equals(name)
                ? ""
                : "<validValue name=\"" + name + "\">" + number + "</validValue>";
    }
}
