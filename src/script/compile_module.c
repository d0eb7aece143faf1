/*
 * compile_module.c: what a module asks of others and gives to them, as a table
 * for the linker, which is JavaScript (node/linker.js).
 */
#include "script/compile_internal.h"

static Value units_value(struct vm *vm, struct units units)
{
    return value_string(atom_from_string(
        vm, string_from_utf16(vm, units.units, units.length)));
}

static Value optional_units(struct vm *vm, struct units units)
{
    return units.units ? units_value(vm, units) : UNDEFINED;
}

static void put(struct vm *vm, struct object *row, const char *name,
                Value value)
{
    object_put_own(vm, row, key_from_c(vm, name), value, ATTRIBUTES_DEFAULT);
}

static struct object *row_new_at(struct vm *vm, uint32_t start, uint32_t end)
{
    struct object *row = object_new(vm, NULL);
    put(vm, row, "start", value_int((int32_t)start));
    put(vm, row, "end", value_int((int32_t)end));
    return row;
}

static Value requests(struct vm *vm, const struct ast_module *module)
{
    struct object *list = array_new(vm, 0);
    const struct module_request *request = module->requests;
    for (; request; request = request->next) {
        struct object *row = row_new_at(vm, request->start, request->end);
        put(vm, row, "specifier", units_value(vm, request->specifier));
        put(vm, row, "type", optional_units(vm, request->type));
        array_push(vm, list, value_object(row));
    }
    return value_object(list);
}

static Value imports(struct vm *vm, const struct ast_module *module)
{
    struct object *list = array_new(vm, 0);
    const struct module_import *import = module->imports;
    for (; import; import = import->next) {
        struct object *row = row_new_at(vm, import->start, import->end);
        put(vm, row, "request", value_int((int32_t)import->request->index));
        put(vm, row, "name", import->is_namespace
                                 ? UNDEFINED
                                 : units_value(vm, import->name));
        put(vm, row, "cell", value_int((int32_t)import->binding->index));
        array_push(vm, list, value_object(row));
    }
    return value_object(list);
}

static Value exports(struct vm *vm, const struct ast_module *module)
{
    static const char *const kinds[] = {"local", "indirect", "namespace",
                                        "star"};
    struct object *list = array_new(vm, 0);
    const struct module_export *export = module->exports;
    for (; export; export = export->next) {
        struct object *row = row_new_at(vm, export->start, export->end);
        bool own = export->kind == EXPORT_LOCAL;
        put(vm, row, "kind",
            value_string(string_from_c(vm, kinds[export->kind])));
        put(vm, row, "name", export->kind == EXPORT_STAR
                                 ? UNDEFINED
                                 : units_value(vm, export->name));
        put(vm, row, "request",
            own ? UNDEFINED : value_int((int32_t)export->request->index));
        put(vm, row, "source", export->kind == EXPORT_INDIRECT
                                   ? units_value(vm, export->source)
                                   : UNDEFINED);
        put(vm, row, "cell",
            own ? value_int((int32_t)export->binding->index) : UNDEFINED);
        array_push(vm, list, value_object(row));
    }
    return value_object(list);
}

Value module_table(struct vm *vm, const struct ast_function *program)
{
    const struct ast_module *module = program->module;
    struct object *table = object_new(vm, NULL);
    put(vm, table, "requests", requests(vm, module));
    put(vm, table, "imports", imports(vm, module));
    put(vm, table, "exports", exports(vm, module));
    put(vm, table, "meta",
        value_int(module->meta ? (int32_t)module->meta->index : -1));
    put(vm, table, "odd", value_boolean(module->has_odd_attribute));
    put(vm, table, "isAsync", value_boolean(program->is_async));
    return value_object(table);
}
