package io.tailrace.apicheck;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.ClassFile;
import javassist.bytecode.MethodInfo;

/** Jars of signatures: class files without the code of methods, without what nobody else sees. */
final class Signatures {
    private static final List<String> NOT_OF_THE_API =
            List.of("SourceFile", "BootstrapMethods", "NestMembers", "NestHost");

    private Signatures() {}

    /** The jar of a module: the same bytes for the same API. */
    static byte[] jar(final PublishedModule module) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (final Map.Entry<String, byte[]> type :
                    module.with(Signatures::strip).classes().entrySet()) {
                final JarEntry entry = new JarEntry(type.getKey().replace('.', '/') + ".class");
                entry.setTime(0);
                jar.putNextEntry(entry);
                jar.write(type.getValue());
            }
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return bytes.toByteArray();
    }

    /** Null for a type that is nobody's business. */
    private static byte[] strip(final byte[] bytes) {
        try {
            final ClassFile type = new ClassFile(new DataInputStream(new ByteArrayInputStream(bytes)));
            if (type.getAttribute("EnclosingMethod") != null || type.getName().endsWith("package-info")) {
                return null;
            }
            for (final Object method : List.copyOf(type.getMethods())) {
                final MethodInfo info = (MethodInfo) method;
                if (isHidden(info.getAccessFlags()) || info.isStaticInitializer()) {
                    type.getMethods().remove(info);
                } else {
                    info.removeCodeAttribute();
                }
            }
            type.getFields().removeIf(field -> isHidden(field.getAccessFlags()));
            NOT_OF_THE_API.forEach(type::removeAttribute);
            type.compact();
            final ByteArrayOutputStream stripped = new ByteArrayOutputStream();
            type.write(new DataOutputStream(stripped));
            return stripped.toByteArray();
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static boolean isHidden(final int access) {
        final boolean isOpen = AccessFlag.isPublic(access) || AccessFlag.isProtected(access);
        final boolean isMade = (access & AccessFlag.SYNTHETIC) != 0 && (access & AccessFlag.BRIDGE) == 0;
        return !isOpen || isMade;
    }
}
