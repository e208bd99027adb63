package io.tailrace.apicheck;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API of a module as lines of text: types by name, their members below them, sorted. */
public final class ApiText {
    private static final String INDENT = "    ";

    /** Not every JDK says it; what is permitted follows in any case. */
    private static final Pattern SEALED = Pattern.compile("\\b(non-)?sealed ");

    private ApiText() {}

    /**
     * Writes it down.
     *
     * @param module whose.
     * @param loader has its classes; none is initialised.
     * @return a line for each type and for each member that others can use.
     * @throws IllegalStateException if the loader lacks a class.
     */
    public static List<String> of(final PublishedModule module, final ClassLoader loader) {
        final List<String> lines = new ArrayList<>();
        for (final String name : module.classes().keySet()) {
            if (!name.endsWith("package-info")) {
                final Class<?> type = load(name, loader);
                if (isVisible(type)) {
                    lines.add(declaration(type));
                    members(type).forEach(member -> lines.add(INDENT + member));
                }
            }
        }
        return lines;
    }

    private static Class<?> load(final String name, final ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (final ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String declaration(final Class<?> type) {
        final StringBuilder line = new StringBuilder(mark(type))
                .append(SEALED.matcher(type.toGenericString()).replaceAll(""));
        final Type superclass = type.getGenericSuperclass();
        if (superclass != null && superclass != Object.class && !type.isEnum() && !type.isRecord()) {
            line.append(" extends ").append(superclass.getTypeName());
        }
        final Type[] interfaces = type.getGenericInterfaces();
        if (interfaces.length > 0) {
            line.append(type.isInterface() ? " extends " : " implements ")
                    .append(Arrays.stream(interfaces).map(Type::getTypeName).collect(Collectors.joining(", ")));
        }
        if (type.isSealed()) {
            line.append(" permits ")
                    .append(Arrays.stream(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return line.toString();
    }

    private static Set<String> members(final Class<?> type) {
        final Set<String> members = new TreeSet<>();
        for (final Field field : type.getDeclaredFields()) {
            if (isVisible(field, type)) {
                members.add(mark(field) + text(field, field.toGenericString()));
            }
        }
        for (final Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor, type)) {
                members.add(mark(constructor) + constructor.toGenericString());
            }
        }
        methods(type)
                .filter(method -> isVisible(method, type))
                .forEach(method -> members.add(mark(method) + text(method, method.toGenericString())));
        return members;
    }

    /** Its own, and those that it has from types that nobody else sees. */
    private static Stream<Method> methods(final Class<?> type) {
        final Class<?> above = type.getSuperclass();
        final Stream<Method> inherited = above == null || isVisible(above) ? Stream.empty() : methods(above);
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), inherited);
    }

    private static String text(final Member member, final String generic) {
        return generic.replace(member.getDeclaringClass().getTypeName() + "." + member.getName(), member.getName())
                .replaceFirst("\\b(synchronized|native|volatile|transient) ", "");
    }

    private static String mark(final AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }

    private static boolean isVisible(final Class<?> type) {
        final boolean open = Modifier.isPublic(type.getModifiers()) || Modifier.isProtected(type.getModifiers());
        return open && (type.getDeclaringClass() == null || isVisible(type.getDeclaringClass()));
    }

    /** What is protected can be used where somebody can extend the type. */
    private static boolean isVisible(final Member member, final Class<?> type) {
        final int modifiers = member.getModifiers();
        return !member.isSynthetic()
                && (Modifier.isPublic(modifiers) || (Modifier.isProtected(modifiers) && isExtendable(type)));
    }

    private static boolean isExtendable(final Class<?> type) {
        return !Modifier.isFinal(type.getModifiers())
                && !type.isSealed()
                && Arrays.stream(type.getDeclaredConstructors())
                        .map(Executable::getModifiers)
                        .anyMatch(modifiers -> Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers));
    }
}
