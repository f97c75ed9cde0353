"""Decodes Perfetto traces with protobuf's own decoder. The field numbers are those of Perfetto's published .proto
files (protos/perfetto/trace: trace.proto, trace_packet.proto, track_event/*.proto)."""

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

_Field = descriptor_pb2.FieldDescriptorProto
_TYPES = {"uint64": _Field.TYPE_UINT64, "uint32": _Field.TYPE_UINT32, "int32": _Field.TYPE_INT32, "int64": _Field.TYPE_INT64,
          "string": _Field.TYPE_STRING, "fixed64": _Field.TYPE_FIXED64}
_MESSAGES = {
    "Trace": [("packet", 1, "*TracePacket")],
    "TracePacket": [("timestamp", 8, "uint64"), ("trusted_packet_sequence_id", 10, "uint32"), ("track_event", 11, "TrackEvent"),
                    ("sequence_flags", 13, "uint32"), ("track_descriptor", 60, "TrackDescriptor")],
    "TrackDescriptor": [("uuid", 1, "uint64"), ("name", 2, "string"), ("process", 3, "ProcessDescriptor"), ("parent_uuid", 5, "uint64"),
                        ("counter", 8, "CounterDescriptor"), ("child_ordering", 11, "int32"), ("sibling_order_rank", 12, "int32")],
    "ProcessDescriptor": [("pid", 1, "int32"), ("process_name", 6, "string")],
    "CounterDescriptor": [("unit", 3, "int32")],
    "TrackEvent": [("debug_annotations", 4, "*DebugAnnotation"), ("type", 9, "int32"), ("track_uuid", 11, "uint64"),
                   ("categories", 22, "*string"), ("name", 23, "string"), ("counter_value", 30, "int64"),
                   ("flow_ids", 47, "*fixed64"), ("terminating_flow_ids", 48, "*fixed64")],
    "DebugAnnotation": [("string_value", 6, "string"), ("name", 10, "string")],
}


def _trace_class():
    file = descriptor_pb2.FileDescriptorProto(name="perfetto.proto", package="perfetto", syntax="proto2")
    for name, fields in _MESSAGES.items():
        message = file.message_type.add(name=name)
        for field_name, number, type_name in fields:
            repeated, type_name = type_name.startswith("*"), type_name.lstrip("*")
            field = message.field.add(name=field_name, number=number, label=3 if repeated else 1)
            if type_name in _TYPES:
                field.type = _TYPES[type_name]
            else:
                field.type, field.type_name = _Field.TYPE_MESSAGE, f".perfetto.{type_name}"
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("perfetto.Trace"))


def decode(data):
    """The Trace message. Raises if the bytes are none, or hold a field that is not in the list above."""
    trace = _trace_class()()
    trace.ParseFromString(data)
    if trace.ByteSize() != len(data):
        raise ValueError("not every byte was understood")
    for packet in trace.packet:
        if len(packet.UnknownFields()):
            raise ValueError("a packet holds unknown fields")
    return trace
