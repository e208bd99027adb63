package io.tailrace.systemtests.nativeimage;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javassist.bytecode.ClassFile;
import javassist.bytecode.FieldInfo;

/** The fields of a class by its class file. */
final class DeclaredFields {
    private DeclaredFields() {}

    static List<String> of(final Class<?> type) throws IOException {
        final String name = type.getName();
        try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return new ClassFile(new DataInputStream(in))
                    .getFields().stream().map(FieldInfo::getName).toList();
        }
    }
}
