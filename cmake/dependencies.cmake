# Every library that is not ours, and where it comes from: the system's package first, a pinned download else.
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
